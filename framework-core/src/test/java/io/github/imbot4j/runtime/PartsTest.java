package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.execution.SeenKeys;
import io.github.imbot4j.handler.HandlerContext;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PartsTest {

    @Test
    void remembersOnlyTheLatestKeys() {
        SeenKeys seenKeys = new SeenKeys();

        assertThat(seenKeys.isNew("a")).isTrue();
        assertThat(seenKeys.isNew("a")).isFalse();
        IntStream.range(0, 1_000).forEach(i -> seenKeys.isNew("key" + i));
        assertThat(seenKeys.isNew("a")).isTrue();
    }

    @Test
    void refusesEveryWordWhereThereIsNoDialog() {
        HandlerContext installed = Invocations.installed();

        refuses(installed::chat);
        refuses(installed::openLine);
        refuses(installed::access);
        refuses(installed::timers);
    }

    private static void refuses(ThrowingCallable word) {
        assertThatIllegalStateException().isThrownBy(word).withMessageContaining("happens in no dialog");
    }
}
