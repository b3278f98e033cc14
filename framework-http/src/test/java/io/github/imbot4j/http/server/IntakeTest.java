package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final Intake intake = new Intake(0);

    @Test
    void hasRoomForTwoOfTheLargestBodiesHoweverSmallTheHeap() {
        intake.room(FormBody.MOST_BYTES);
        intake.room(FormBody.MOST_BYTES);

        assertThatThrownBy(() -> intake.room(FormBody.MOST_BYTES))
                .isInstanceOfSatisfying(
                        UnacceptableBody.class,
                        refused -> assertThat(refused.status()).isEqualTo(503));
    }

    @Test
    void letsSmallBodiesThroughWhileLargeOnesTakeTheirShare() {
        fill(FormBody.MOST_BYTES);

        assertThatCode(() -> intake.room(20_000)).doesNotThrowAnyException();
    }

    @Test
    void boundsSmallBodiesTooAndTakesRoomBack() {
        List<Intake.Room> taken = fill(20_000);

        taken.get(0).close();
        assertThatCode(() -> intake.room(20_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> intake.room(20_000)).isInstanceOf(UnacceptableBody.class);
    }

    private List<Intake.Room> fill(int bytes) {
        List<Intake.Room> taken = new ArrayList<>();
        try {
            for (int i = 0; i < 100_000; i++) {
                taken.add(intake.room(bytes));
            }
        } catch (UnacceptableBody full) {
            return taken;
        }
        throw new AssertionError("It never fills.");
    }
}
