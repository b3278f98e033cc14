package io.github.imbot4j.wire.v2;

import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.edit;
import static io.github.imbot4j.reply.Replies.linkItem;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Replies as calls of the second generation (v2 §3.4, §4, §6). */
class MessageWriterTest {

    private final MessageWriter writer = new MessageWriter();

    private static Map<?, ?> fields(List<Call> calls) {
        assertThat(calls).hasSize(1);
        return (Map<?, ?>) Objects.requireNonNull(calls.get(0).params().get("fields"));
    }

    @Test
    void saysWithNothingThatWasNotSaid() {
        assertThat(writer.say(456, "chat5", text("Hello from bot!")))
                .containsExactly(new Call(
                        "imbot.v2.Chat.Message.send",
                        Map.of("botId", 456L, "dialogId", "chat5", "fields", Map.of("message", "Hello from bot!"))));
    }

    /** The typed parameters of the portal refuse a number for a dialog (v2 §0). */
    @Test
    void namesAPrivateDialogByAText() {
        assertThat(writer.say(456, "7", text("a")).get(0).params()).containsEntry("dialogId", "7");
        assertThat(writer.say(456, "chat{new}", text("a")).get(0).params())
                .containsEntry("dialogId", new Ref("chat{new}"));
    }

    @Test
    void writesOptionsAsFlags() {
        assertThat(fields(writer.say(
                        456, "7", text("a").asSystem().withoutPreview().hiddenFromClient())))
                .isEqualTo(Map.of("message", "a", "system", true, "urlPreview", false, "skipConnector", true));
    }

    /** A change without the bot loses the buttons that run commands, so the bot stands in every keyboard (v2 §4.2). */
    @Test
    void writesTheBotIntoAKeyboard() {
        NewMessage reply = text("a").keyboard(row(command("More", "more", "2")));
        Map<String, Object> keyboard = Map.of(
                "BOT_ID", 456L, "BUTTONS", List.of(Map.of("TEXT", "More", "COMMAND", "more", "COMMAND_PARAMS", "2")));
        assertThat(fields(writer.say(456, "7", reply)).get("keyboard")).isEqualTo(keyboard);
        assertThat(fields(writer.edit(456, 9, reply)).get("keyboard")).isEqualTo(keyboard);
    }

    /** The short form deletes the attachment of a message that is changed (v2 corrections, no. 1). */
    @Test
    void writesAnAttachmentWhole() {
        NewMessage reply = text("a").attach(message("b"));
        Map<String, Object> attach = Map.of("BLOCKS", List.of(Map.of("MESSAGE", "b")));
        assertThat(fields(writer.say(456, "7", reply)).get("attach")).isEqualTo(attach);
        assertThat(fields(writer.edit(456, 9, reply)).get("attach")).isEqualTo(attach);
    }

    @Test
    void takesOffWhatANewMessageDoesNotHave() {
        assertThat(writer.edit(456, 9, text("a")))
                .containsExactly(new Call(
                        "imbot.v2.Chat.Message.update",
                        Map.of(
                                "botId",
                                456L,
                                "messageId",
                                9L,
                                "fields",
                                Map.of("message", "a", "attach", "", "keyboard", "N"))));
        assertThat(fields(writer.edit(456, 9, edit().withoutKeyboard().withoutPreview())))
                .isEqualTo(Map.of("keyboard", "N", "urlPreview", "N"));
    }

    @Test
    void answersACommandWithItsDialog() {
        CommandReceived command = V2Post.documented("COMMANDADD").only(CommandReceived.class);
        assertThat(writer.answer(command, text("Here is the help text...")))
                .containsExactly(new Call(
                        "imbot.v2.Command.answer",
                        Map.of(
                                "botId",
                                456L,
                                "commandId",
                                78L,
                                "messageId",
                                790L,
                                "dialogId",
                                "chat5",
                                "fields",
                                Map.of("message", "Here is the help text..."))));
    }

    @Test
    void givesAKeyboardToGiveItAgain() {
        Call said =
                writer.say(456, "7", text("a").keyboard(row(command("x", "y")))).get(0);
        Optional<Call> keyboard = writer.keyboard(said);
        assertThat(keyboard).isPresent();
        Call again = writer.withKeyboard(456, 9, keyboard.orElseThrow());
        assertThat(again.method()).isEqualTo("imbot.v2.Chat.Message.update");
        assertThat(again.params()).containsEntry("messageId", 9L).containsEntry("botId", 456L);
        assertThat(writer.keyboard(again)).isEmpty();
        assertThat(writer.keyboard(writer.say(456, "7", text("a")).get(0))).isEmpty();
    }

    @Test
    void namesWhatTheGenerationLacks() {
        NewMessage menu = text("a").menu(linkItem("x", "/"));
        assertThat(writer.problems(menu)).isEmpty();
        assertThat(writer.lacking(menu))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("message.menu", "keyboard"));
        assertThatThrownBy(() -> writer.say(456, "7", menu))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("message.menu");
        assertThatThrownBy(() -> writer.edit(456, 9, edit().withoutKeyboard().hiddenFromClient()))
                .hasMessageContaining("edit.hiddenFromClient");
    }

    @Test
    void saysALongTextInParts() {
        assertThat(writer.say(456, "7", text("word ".repeat(5000)))).hasSizeGreaterThan(1);
    }
}
