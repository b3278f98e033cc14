package io.github.imbot4j.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.chat.Invocation;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PartsTest {

    @Test
    void remembersOnlyTheLatestKeys() {
        Once once = new Once();

        assertThat(once.isNew("a")).isTrue();
        assertThat(once.isNew("a")).isFalse();
        IntStream.range(0, 1_000).forEach(i -> once.isNew("key" + i));
        assertThat(once.isNew("a")).isTrue();
    }

    @Test
    void refusesEveryWordWhereThereIsNoDialog() {
        Invocation installed = Invocations.installed();

        refuses(installed::chat);
        refuses(installed::openLine);
        refuses(installed::access);
        refuses(installed::timers);
    }

    private static void refuses(ThrowingCallable word) {
        assertThatIllegalStateException().isThrownBy(word).withMessageContaining("happens in no dialog");
    }
}
