package io.github.imbot4j.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.DialogScoped;
import io.github.imbot4j.annotation.StateVersion;
import org.junit.jupiter.api.Test;

class StateTypeTest {

    @DialogScoped
    @StateVersion(3)
    sealed interface Shared {
        record Waiting() implements Shared {}

        @StateVersion(4)
        record Deciding() implements Shared {}
    }

    record Own() {}

    @Test
    void whatAnInterfaceSaysCountsForItsRecordsUnlessTheySayOtherwise() {
        assertThat(StateType.of(Shared.Waiting.class)).isEqualTo(new StateType(Shared.Waiting.class, true, 3));
        assertThat(StateType.of(Shared.Deciding.class)).isEqualTo(new StateType(Shared.Deciding.class, true, 4));
        assertThat(StateType.of(Own.class)).isEqualTo(new StateType(Own.class, false, 1));
    }
}
