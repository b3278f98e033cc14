package io.github.imbot4j.wire.v1;

import static io.github.imbot4j.reply.Replies.attachment;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.commandItem;
import static io.github.imbot4j.reply.Replies.edit;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.linkItem;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Button;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.MenuItem;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls of v1 §3.4, §4.1, §4.2. */
class ReplyWriterTest {

    private final ReplyWriter writer = new ReplyWriter();

    @Test
    void sendsNothingThatWasNotSaid() {
        assertThat(writer.say(5, "chat45", text("hi")))
                .containsExactly(
                        new Call("imbot.message.add", Map.of("BOT_ID", 5L, "DIALOG_ID", "chat45", "MESSAGE", "hi")));
    }

    @Test
    void sendsTextsAsStringsEvenWhenTheyAreNumbers() {
        assertThat(writer.say(5, "7", text(0)).get(0).params())
                .containsEntry("MESSAGE", "0")
                .containsEntry("DIALOG_ID", "7");
    }

    @Test
    void writesOptionsAsLetters() {
        assertThat(writer.say(5, "7", text("a").asSystem().withoutPreview().hiddenFromClient())
                        .get(0)
                        .params())
                .containsEntry("SYSTEM", "Y")
                .containsEntry("URL_PREVIEW", "N")
                .containsEntry("SKIP_CONNECTOR", "Y");
        assertThat(writer.answer(5, 6, 7, text("a").asSystem().withoutPreview())
                        .get(0)
                        .params())
                .containsOnly(
                        Map.entry("COMMAND_ID", 6L),
                        Map.entry("MESSAGE_ID", 7L),
                        Map.entry("MESSAGE", "a"),
                        Map.entry("SYSTEM", "Y"),
                        Map.entry("URL_PREVIEW", "N"));
        assertThat(writer.edit(5, 7, edit().withoutMenu().withoutPreview().hiddenFromClient())
                        .get(0)
                        .params())
                .containsEntry("URL_PREVIEW", "N")
                .containsEntry("SKIP_CONNECTOR", "Y");
    }

    /** An answer after ten minutes is said in the dialog (v1 §3.4): the whole of it, and nothing of the command. */
    @Test
    void saysInTheDialogWhatAnAnswerSays() {
        CommandReceived command = SampleEvents.typed("x", "");
        NewMessage reply = text("a")
                .attach(message("b"))
                .keyboard(row(command("x", "y")))
                .menu(commandItem("x", "y"))
                .asSystem()
                .withoutPreview();
        Call fallback = writer.insteadOfAnswer(command).orElseThrow();

        assertThat(new MethodTraits().instead(writer.answer(command, reply).get(0), fallback))
                .isEqualTo(writer.say(command.bot().id(), command.dialog().id(), reply)
                        .get(0));
    }

    @Test
    void leavesTheFallbackOfAnythingElseAsItIs() {
        Call edit = writer.edit(5, 7, text("a")).get(0);
        Call anew = writer.say(5, "27", text("b")).get(0);

        assertThat(new MethodTraits().instead(edit, anew)).isSameAs(anew);
    }

    @Test
    void namesTheBotInAnAnswerOnlyForTheCommandsOfAMenu() {
        NewMessage reply = text("a").keyboard(row(command("x", "y")));

        assertThat(params(writer.answer(5, 6, 7, reply))).doesNotContainKey("BOT_ID");
        assertThat(params(writer.answer(5, 6, 7, reply.menu(linkItem("x", "/")))))
                .doesNotContainKey("BOT_ID");
        assertThat(params(writer.answer(5, 6, 7, reply.menu(linkItem("x", "/"), commandItem("x", "y")))))
                .containsEntry("BOT_ID", 5L);
    }

    @Test
    void cannotHideAnAnswer() {
        assertThatThrownBy(() -> writer.answer(5, 6, 7, text("a").hiddenFromClient()))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("message.hiddenFromClient");
    }

    @Test
    void saysALongTextInSeveralCalls() {
        NewMessage reply =
                text("слово ".repeat(8_000)).keyboard(row(linkButton("x", "/"))).hiddenFromClient();

        List<Call> calls = writer.say(5, "7", reply);

        assertThat(calls)
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.params()).containsEntry("SKIP_CONNECTOR", "Y"));
        assertThat(calls.subList(0, 2))
                .allSatisfy(call -> assertThat(call.params()).doesNotContainKey("KEYBOARD"));
        assertThat(calls.get(2).params()).containsKey("KEYBOARD");
        assertThat(writer.answer(5, 6, 7, text("a".repeat(20_001)))).hasSize(2);
    }

    @Test
    void editsWhatIsNamed() {
        assertThat(params(writer.edit(5, 7, edit().attach(message("a")))))
                .containsOnlyKeys("BOT_ID", "MESSAGE_ID", "ATTACH");
        assertThat(params(writer.edit(5, 7, edit().menu(linkItem("a", "/")))))
                .containsOnlyKeys("BOT_ID", "MESSAGE_ID", "MENU");
    }

    @Test
    void takesPartsOffWithTheLetterN() {
        assertThat(params(writer.edit(
                        5, 7, edit().withoutAttachment().withoutKeyboard().withoutMenu())))
                .containsEntry("ATTACH", "N")
                .containsEntry("KEYBOARD", "N")
                .containsEntry("MENU", "N")
                .doesNotContainKey("MESSAGE");
    }

    @Test
    void putsANewMessageInPlaceOfTheOldOneAltogether() {
        NewMessage reply = text("a").attach(message("b"));

        assertThat(writer.edit(5, 7, reply)).isEqualTo(writer.edit(5, 7, reply.asEdit()));
        assertThat(params(writer.edit(5, 7, reply)))
                .containsEntry("MESSAGE", "a")
                .containsEntry("ATTACH", List.of(Map.of("MESSAGE", "b")))
                .containsEntry("KEYBOARD", "N");
    }

    @Test
    void doesNotSayAnEdit() {
        assertThatThrownBy(() -> writer.say(5, "7", edit().withoutMenu()))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("edit: changes a message, but is to be said as a new one.");
        assertThatThrownBy(() -> writer.answer(5, 6, 7, edit().withoutMenu()))
                .isInstanceOf(InvalidReplyException.class);
    }

    @Test
    void writesNothingOfAnInvalidReply() {
        Reply reply = text("").keyboard(row(linkButton("", "/")));

        assertThatThrownBy(() -> writer.say(5, "7", reply)).hasMessageContaining("2 problems");
        assertThatThrownBy(() -> writer.answer(5, 6, 7, reply)).hasMessageContaining("2 problems");
        assertThatThrownBy(() -> writer.edit(5, 7, reply)).hasMessageContaining("edit.keyboard.row[0].button[0].label");
    }

    @Test
    void refusesWhatIsTooLargeTogetherWithTheRest() {
        Button[] buttons = IntStream.range(0, 300)
                .mapToObj(n -> linkButton("Button " + n, "/"))
                .toArray(Button[]::new);
        MenuItem[] items = IntStream.range(0, 300)
                .mapToObj(n -> linkItem("Item " + n, "/"))
                .toArray(MenuItem[]::new);
        NewMessage reply = text("").attach(message("a".repeat(60_000)))
                .keyboard(row(buttons))
                .menu(items);

        assertThat(places(writer.problems(reply)))
                .containsExactly("message.text", "message.attach", "message.keyboard", "message.menu");
        assertThat(places(writer.problems(reply.asEdit())))
                .containsExactly("edit.text", "edit.attach", "edit.keyboard", "edit.menu");
    }

    @Test
    void countsAttachmentsAsThePortalStoresThem() {
        assertThat(writer.problems(text("a").attach(message("a".repeat(59_980)))))
                .isEmpty();
        assertThat(writer.problems(text("a").attach(message("a".repeat(59_990)))))
                .hasSize(1);
        assertThat(writer.problems(text("a").attach(message("я".repeat(9_990)))))
                .isEmpty();
        assertThat(writer.problems(text("a").attach(message("я".repeat(10_000)))))
                .hasSize(1);
        assertThat(writer.problems(text("a").attach(attachment(message("\"<>&'".repeat(2_000))))))
                .hasSize(1);
    }

    @Test
    void letsABoardOfButtonsThrough() {
        Button[] board = IntStream.range(0, 100)
                .mapToObj(n -> command("·", "move", n).inLine().once())
                .toArray(Button[]::new);

        assertThat(writer.problems(text("a").keyboard(row(board)))).isEmpty();
    }

    private static Map<String, Object> params(List<Call> calls) {
        return calls.get(0).params();
    }

    private static List<String> places(List<Problem> problems) {
        return problems.stream().map(Problem::place).toList();
    }
}
