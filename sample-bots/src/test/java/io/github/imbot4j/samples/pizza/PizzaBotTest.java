package io.github.imbot4j.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@BotTest(PizzaBot.class)
class PizzaBotTest {

    @Test
    void takesAnOrder(User alice, Dialog chat) {
        alice.says("/pizza").clicks("LARGE");
        assertThat(chat).lastMessage().hasText("Where to?");

        alice.says("Elm Street 5");

        assertThat(chat).lastMessage().hasText("LARGE on its way to Elm Street 5.");
    }

    @Test
    void takesTheSizeInWordsToo(User alice, Dialog chat) {
        alice.says("/pizza").says("huge");
        assertThat(chat).lastMessage().containsText("\"huge\" is not one of SMALL, MEDIUM, LARGE.");

        alice.says("medium");

        assertThat(chat).lastMessage().hasText("Where to?");
    }

    @Test
    void doesNotWaitForEver(User alice, Dialog chat, Portal portal) {
        alice.says("/pizza").says("small");

        portal.advance(Duration.ofMinutes(30));

        assertThat(chat).lastMessage().hasText("I stopped waiting for an answer. Begin again with /pizza");
    }

    @Test
    void asksEachInAGroupWhatTheyAreAsked(User alice, User bob, @Group Dialog team) {
        alice.in(team).says("/pizza");
        bob.in(team).clicks("LARGE");
        assertThat(team).lastMessage().hasText("Bob: You are not asked that now.");

        alice.in(team).clicks("SMALL");
        assertThat(team).lastMessage().hasText("Where to?");
        bob.in(team).saysTo("pizza", "My house");
        alice.in(team).saysTo("pizza", "Elm Street 5");

        assertThat(team).lastMessage().hasText("SMALL on its way to Elm Street 5.");
    }
}
