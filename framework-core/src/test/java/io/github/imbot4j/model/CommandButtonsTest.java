package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import org.junit.jupiter.api.Test;

class CommandButtonsTest {

    private final BotModel bot = BotBuilder.of("reports", "Reports")
            .command("status", command -> command.title("en", "Status"), invocation -> Replies.text("fine"))
            .build();

    @Test
    void letsDeclaredCommandsPass() {
        assertThat(CommandButtons.problems(bot, button("status"))).isEmpty();
        CommandButtons.check(bot, button("help"));
    }

    @Test
    void namesThePathOfAButtonThatRunsNothingAndTheNearestCommand() {
        assertThatThrownBy(() -> CommandButtons.check(bot, button("stats")))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("keyboard.row[0].button[0]")
                .hasMessageContaining("\"stats\"")
                .hasMessageContaining("Did you mean \"status\"?");
    }

    @Test
    void asksForADeclarationWhenNothingIsNear() {
        assertThat(CommandButtons.problems(bot, button("weather")))
                .singleElement()
                .extracting(problem -> problem.remedy())
                .asString()
                .contains("@Command(\"weather\")");
    }

    @Test
    void namesThePathOfARecordThatNobodyTakesAndTheNearestOne() {
        BotModel voting = BotBuilder.of("polls", "Polls")
                .onPress(Vote.class, (invocation, press) -> Replies.text("thanks"))
                .build();

        assertThat(CommandButtons.problems(voting, carrying(new Vote(1)))).isEmpty();
        assertThat(CommandButtons.problems(voting, carrying(new Note(1))))
                .singleElement()
                .asString()
                .isEqualTo(
                        "message.keyboard.row[0].button[0]: carries a Note, which no @OnButton handler of bot \"polls\" takes."
                                + " Did you mean Vote?");
        assertThat(CommandButtons.problems(bot, carrying(new Vote(1))))
                .singleElement()
                .asString()
                .contains("Write one: @OnButton Reply pressed(Vote press).");
        assertThat(CommandButtons.problems(bot, Replies.text("x").menu(Replies.item("Go", new Vote(1)))))
                .singleElement()
                .asString()
                .startsWith("message.menu.item[0]");
    }

    record Vote(int option) {}

    record Note(int option) {}

    private static NewMessage carrying(Record payload) {
        return Replies.text("Press").keyboard(Replies.row(Replies.button("Go", payload)));
    }

    private static NewMessage button(String command) {
        return Replies.text("Press").keyboard(Replies.row(Replies.command("Go", command)));
    }
}
