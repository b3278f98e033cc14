package io.github.imbot4j.samples.greeter;

import static io.github.imbot4j.reply.Say.bold;
import static io.github.imbot4j.reply.Say.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.Sender;
import io.github.imbot4j.reply.NewMessage;
import org.junit.jupiter.api.Test;

class GreeterTest {

    private final Greeter greeter = new Greeter();

    @Test
    void greetsByName() {
        assertThat(greeter.hello("Bob")).isEqualTo(text("Hello, ", bold("Bob"), "!"));
    }

    @Test
    void mentionsWhoeverComes() {
        Sender alice = new Sender(27, "Alice", "Alice", "", "", "F", false, false, false, false);
        assertThat(((NewMessage) greeter.welcome(alice)).body().bb())
                .isEqualTo("Hello, [USER=27]Alice[/USER]! Try [send=/hello]/hello[/send] or [send=/help]/help[/send].");
    }
}
