package io.github.imbot4j.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.reply.Say;
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
        Silent silent = new Silent(SampleEvents.installed());

        refuses(silent::dialog);
        refuses(() -> silent.say(Say.text("x")));
        refuses(() -> silent.sayNow(Say.text("x")));
        refuses(() -> silent.edit(1, Say.text("x")));
        refuses(() -> silent.delete(1));
        refuses(() -> silent.like(1));
        refuses(silent::typing);
        refuses(silent::leave);
        refuses(silent::toOperator);
        refuses(() -> silent.toUser(1));
        refuses(() -> silent.toQueue(1));
        refuses(silent::finish);
    }

    private static void refuses(ThrowingCallable word) {
        assertThatIllegalStateException().isThrownBy(word).withMessageContaining("happens in no dialog");
    }
}
