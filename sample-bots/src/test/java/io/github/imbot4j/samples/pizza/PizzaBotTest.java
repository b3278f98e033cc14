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
        alice.says("/pizza").clicks("Large");
        assertThat(chat).lastMessage().hasText("Where to?");

        alice.says("Elm Street 5");

        assertThat(chat).lastMessage().hasText("Large pizza on its way to Elm Street 5.");
    }

    @Test
    void takesTheSizeInWordsToo(User alice, Dialog chat) {
        alice.says("/pizza").says("huge");
        assertThat(chat).lastMessage().containsText("\"huge\" is not one of Small, Medium, Large.");

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
        bob.in(team).clicks("Large");
        assertThat(team).lastMessage().hasText("Bob: That question is no longer open.");

        alice.in(team).clicks("Small");
        assertThat(team).lastMessage().hasText("Where to?");
        bob.in(team).saysTo("pizza", "My house");
        alice.in(team).saysTo("pizza", "Elm Street 5");

        assertThat(team).lastMessage().hasText("Small pizza on its way to Elm Street 5.");
    }

    @Test
    void doesNotWaitForTheSizeForEverEither(User alice, Dialog chat, Portal portal) {
        alice.says("/pizza");

        portal.advance(Duration.ofMinutes(30));

        assertThat(chat).lastMessage().hasText("I stopped waiting for an answer. Begin again with /pizza");
    }

    @Test
    void takesAnOrderInRussian(User ivan, Dialog chat, Portal portal) {
        portal.inLanguage("ru");
        ivan.says("/pizza");
        assertThat(chat).lastMessage().hasText("Какого размера?").hasButtons("Маленькая", "Средняя", "Большая");
        ivan.says("огромная");
        assertThat(chat).lastMessage().containsText("Маленькая, Средняя, Большая");

        ivan.clicks(chat.history().get(chat.history().size() - 3), "Большая");
        assertThat(chat).lastMessage().hasText("Куда привезти?");
        ivan.says("ул. Вязов, 5");
        assertThat(chat).lastMessage().hasText("Большая пицца уже едет по адресу: ул. Вязов, 5.");

        ivan.says("/pizza").says("small");
        assertThat(chat).lastMessage().hasText("Куда привезти?");
    }
}
