package io.github.imbot4j.samples.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.junit.BotTest;
import io.github.imbot4j.emulator.junit.Dialog;
import io.github.imbot4j.emulator.junit.Group;
import io.github.imbot4j.emulator.junit.Portal;
import io.github.imbot4j.emulator.junit.TranscriptMessage;
import io.github.imbot4j.emulator.junit.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@BotTest(Poll.class)
class PollTest {

    private static TranscriptMessage asked(User alice, Dialog team) {
        alice.in(team).says("/poll \"Where to lunch?\" Pizza \"Sushi & more\"");
        return team.history().get(team.history().size() - 1);
    }

    @Test
    void showsTheResultsAsTheyCome(User alice, User bob, @Group Dialog team) {
        asked(alice, team);
        assertThat(team)
                .messagesFrom("poll")
                .single()
                .hasText("Where to lunch?\nPizza: 0 \nSushi & more: 0")
                .hasButtons("Pizza", "Sushi & more");

        alice.in(team).clicks("Pizza");
        bob.in(team).clicks("Pizza");

        assertThat(team).messagesFrom("poll").single().hasText("Where to lunch?\nPizza: 2 ▮▮\nSushi & more: 0");
    }

    @Test
    void countsOneVoteAUser(User alice, User bob, @Group Dialog team) {
        TranscriptMessage first = asked(alice, team);
        alice.in(team).clicks("Pizza");
        alice.in(team).clicks("Sushi & more");
        assertThat(team).lastMessage().hasText("Alice: You already did this; it counts once.");

        alice.in(team).clicks(first, "Pizza");
        bob.in(team).clicks(first, "Sushi & more");

        assertThat(team).messagesFrom("poll").first().hasText("Where to lunch?\nPizza: 1 ▮\nSushi & more: 1 ▮");
    }

    @Test
    void countsTheVotesOfABusyChat(User alice, @Group Dialog team, Portal portal) {
        TranscriptMessage first = asked(alice, team);
        for (int i = 1; i <= 30; i++) {
            portal.user("voter" + i).joins(team).in(team).clicks(first, i % 3 == 0 ? "Pizza" : "Sushi & more");
        }

        assertThat(team)
                .messagesFrom("poll")
                .single()
                .hasText("Where to lunch?\nPizza: 10 " + "▮".repeat(10) + "\nSushi & more: 20 " + "▮".repeat(20));
    }

    @Test
    void keepsPollsApart(User alice, @Group Dialog team) {
        asked(alice, team);
        alice.in(team).clicks("Pizza");
        alice.in(team).says("/poll \"When?\" Noon Later");

        alice.in(team).clicks("Noon");

        assertThat(team).messagesFrom("poll").last().hasText("When?\nNoon: 1 ▮\nLater: 0");
    }

    @Test
    void isNotOpenForLongerThanItsMessageCanBeChanged(User alice, @Group Dialog team) {
        alice.in(team).says("/poll --for 4d Lunch? Yes No");
        assertThat(team).lastMessage().containsText("I cannot count for longer than three days");
    }

    @Test
    void closesWhenItsTimeIsOver(User alice, User bob, @Group Dialog team, Portal portal) {
        alice.in(team).says("/poll --for 10m Lunch? Yes No");
        alice.in(team).clicks("Yes");
        portal.advance(Duration.ofMinutes(10));

        bob.in(team).clicks("Yes");

        assertThat(team).lastMessage().hasText("Bob: This button has expired.");
        assertThat(team).messagesFrom("poll").first().hasText("Lunch?\nYes: 1 ▮\nNo: 0");
    }

    @Test
    void asksInRussian(User ivan, @Group Dialog team, Portal portal) {
        portal.inLanguage("ru");
        Dialog chat = ivan.opens();
        assertThat(chat).lastMessage().hasText("Спросите чат: /poll «Где обедаем?» Пицца Суши");

        ivan.in(team).says("/poll «Где обедаем?» Пицца Суши");
        ivan.in(team).clicks("Суши");
        assertThat(team).messagesFrom("poll").single().hasText("Где обедаем?\nПицца: 0 \nСуши: 1 ▮");

        ivan.in(team).says("/poll --for 4d Обед? Да Нет");
        assertThat(team).lastMessage().containsText("Дольше трёх дней я считать не могу");
        ivan.says("/help poll");
        assertThat(chat).lastMessage().containsText("Спросить чат", "сколько времени принимать голоса");
    }
}
