package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyMemoryLimiterTest {

    private static final int SMALL = 20_000;
    private static final int LARGE = BodyReceiver.MOST_BYTES;

    private final BodyMemoryLimiter bodyMemoryLimiter = new BodyMemoryLimiter(0);
    private final List<Integer> givenUp = new ArrayList<>();

    @Test
    void hasRoomForTwoOfTheLargestBodiesHoweverSmallTheHeap() {
        whole(LARGE);
        whole(LARGE);

        assertThatThrownBy(() -> whole(LARGE))
                .isInstanceOfSatisfying(
                        UnacceptableBody.class,
                        refused -> assertThat(refused.status()).isEqualTo(503));
    }

    @Test
    void givesUpTheOldestBodyThatIsStillArrivingForANewOne() {
        arriving(1, LARGE);
        arriving(2, LARGE);

        assertThatCode(() -> whole(LARGE)).doesNotThrowAnyException();
        assertThat(givenUp).containsExactly(1);
    }

    @Test
    void givesUpNoBodyThatIsWhole() {
        whole(LARGE);
        arriving(1, LARGE);

        assertThatCode(() -> whole(LARGE)).doesNotThrowAnyException();
        assertThat(givenUp).containsExactly(1);
    }

    @Test
    void letsABodyThatWasGivenUpGrowNoMore() {
        BodyMemoryLimiter.Room slow = arriving(1, LARGE);
        whole(LARGE);
        whole(LARGE);

        assertThatThrownBy(() -> slow.grow(LARGE)).isInstanceOf(UnacceptableBody.class);
    }

    @Test
    void letsSmallBodiesThroughWhileLargeOnesTakeTheirShare() {
        whole(LARGE);
        whole(LARGE);

        assertThatCode(() -> whole(SMALL)).doesNotThrowAnyException();
    }

    @Test
    void takesRoomAsABodyGrowsAndGivesItBack() {
        for (int time = 0; time < 10_000; time++) {
            BodyMemoryLimiter.Room room = arriving(time, SMALL);
            room.grow(LARGE);
            room.arrived();
            room.close();
        }

        assertThat(givenUp).isEmpty();
        assertThatCode(() -> whole(LARGE)).doesNotThrowAnyException();
    }

    @Test
    void boundsSmallBodiesToo() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        whole(SMALL);
                    }
                })
                .isInstanceOf(UnacceptableBody.class);
    }

    private BodyMemoryLimiter.Room arriving(int name, int bytes) {
        BodyMemoryLimiter.Room room = bodyMemoryLimiter.room(() -> givenUp.add(name));
        room.grow(bytes);
        return room;
    }

    private void whole(int bytes) {
        arriving(0, bytes).arrived();
    }
}
