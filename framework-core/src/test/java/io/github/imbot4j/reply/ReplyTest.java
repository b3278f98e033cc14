package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.GridLayout.LINE;
import static io.github.imbot4j.reply.Replies.attachment;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.commandItem;
import static io.github.imbot4j.reply.Replies.edit;
import static io.github.imbot4j.reply.Replies.keyboard;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.linkItem;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Replies and edits, built step by step. */
class ReplyTest {

    private static final Row ROW = row(linkButton("Open", "/"));

    @Test
    void isTheSameFromEitherDoor() {
        assertThat(Reply.text("a", 1)).isEqualTo(text("a", 1));
    }

    @Test
    void neverChangesItself() {
        NewMessage first = text("a");

        first.keyboard(ROW)
                .attach(message("b"))
                .menu(linkItem("c", "/"))
                .asSystem()
                .withoutPreview();

        assertThat(first).isEqualTo(text("a"));
    }

    @Test
    void addsBlocksButReplacesKeyboardsAndMenus() {
        NewMessage reply = text("a")
                .attach(message("1"))
                .attach(List.of(message("2")))
                .keyboard(ROW)
                .keyboard(List.of(ROW, ROW))
                .menu(linkItem("x", "/"))
                .menu(linkItem("y", "/"));

        assertThat(reply.attachment().blocks()).containsExactly(message("1"), message("2"));
        assertThat(reply.keyboard().rows()).hasSize(2);
        assertThat(reply.menu()).containsExactly(linkItem("y", "/"));
        assertThat(reply.withoutAttachment().withoutKeyboard().withoutMenu()).isEqualTo(text("a"));
    }

    @Test
    void keepsTheFrameOfAnAttachmentThatGrows() {
        assertThat(text("a")
                        .attach(attachment(message("1")).color("#fff"))
                        .attach(message("2"))
                        .attachment())
                .isEqualTo(attachment(message("1"), message("2")).color("#fff"));
    }

    @Test
    void takesTheWholePlaceOfTheMessagePressed() {
        Edit replaced = text("a")
                .attach(message("b"))
                .asSystem()
                .withoutPreview()
                .hiddenFromClient()
                .asEdit();

        assertThat(replaced)
                .isEqualTo(new Edit(
                        Optional.of(Replies.words("a")),
                        Optional.of(attachment(message("b"))),
                        Optional.of(Keyboard.NONE),
                        Optional.of(List.of()),
                        false,
                        true));
        assertThat(replaced.asEdit()).isSameAs(replaced);
    }

    @Test
    void editsOnlyWhatItNames() {
        Edit edit = edit().keyboard(ROW).withoutPreview().hiddenFromClient();

        assertThat(edit.body()).isEmpty();
        assertThat(edit.attachment()).isEmpty();
        assertThat(edit.menu()).isEmpty();
        assertThat(edit.keyboard()).contains(keyboard(ROW));
        assertThat(edit.problems()).isEmpty();
    }

    @Test
    void takesPartsOffByAnEdit() {
        Edit edit = edit().withoutAttachment().withoutKeyboard().withoutMenu();

        assertThat(edit.attachment()).contains(Attachment.NONE);
        assertThat(edit.keyboard()).contains(Keyboard.NONE);
        assertThat(edit.menu()).contains(List.of());
        assertThat(edit.attach(message("a"))
                        .attach(List.of(message("b")))
                        .attachment()
                        .orElseThrow()
                        .blocks())
                .hasSize(2);
        assertThat(edit.keyboard(List.of(ROW)).menu(linkItem("a", "/")).problems())
                .isEmpty();
    }

    @Test
    void isFluentWhateverItsKind() {
        for (Reply reply : List.of(text("a"), edit())) {
            Reply built = reply.attach(message("b"))
                    .attach(List.of(message("b")))
                    .attach(attachment(message("b")))
                    .keyboard(ROW)
                    .keyboard(List.of(ROW))
                    .keyboard(keyboard(ROW))
                    .menu(linkItem("c", "/"))
                    .withoutAttachment()
                    .withoutMenu()
                    .withoutPreview()
                    .hiddenFromClient();

            assertThat(built).hasSameClassAs(reply);
            assertThat(built.withoutKeyboard().asEdit()).isInstanceOf(Edit.class);
        }
    }

    @Test
    void takesRowsFromStreamsAndLists() {
        List<Button> buttons =
                List.of(linkButton("a", "/"), linkButton("b", "/").inLine());

        assertThat(row(buttons)).isEqualTo(row(buttons.stream())).isEqualTo(row(buttons.get(0), buttons.get(1)));
        assertThat(row(Stream.of(command("a", "b").once(), linkButton("c", "/")))
                        .buttons())
                .hasSize(2);
        assertThat(Keyboard.of(List.of(row(), row(List.of()))).isEmpty()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void namesThePlaceOfANull() {
        assertThatThrownBy(() -> row(linkButton("a", "/"), null)).hasMessageContaining("row[1]: is null");
        assertThatThrownBy(() -> text("a").keyboard(ROW, null)).hasMessageContaining("keyboard[1]");
        assertThatThrownBy(() -> text("a").attach(message("a"), null)).hasMessageContaining("attach[1]");
        assertThatThrownBy(() -> Replies.grid(LINE, Replies.cell("a"), null)).hasMessageContaining("grid[1]");
        assertThatThrownBy(() -> edit().menu((MenuItem) null)).hasMessageContaining("menu[0]");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void namesTheValueThatIsNull() {
        List<Map.Entry<String, ThrowingCallable>> nulls = List.of(
                Map.entry("button.label", () -> linkButton(null, "/")),
                Map.entry("button.label", () -> command(null, "a")),
                Map.entry("button.color", () -> linkButton("a", "/").color(null)),
                Map.entry("action.url", () -> linkButton("a", null)),
                Map.entry("action.command", () -> command("a", null)),
                Map.entry("action.value", () -> Replies.sendButton("a", null)),
                Map.entry("action.params", () -> Replies.appButton("a", 1, null)),
                Map.entry("item.label", () -> linkItem(null, "/")),
                Map.entry("link.url", () -> Replies.link("a", null)),
                Map.entry("link.url", () -> Replies.link(null)),
                Map.entry("link", () -> Replies.link(null, "/")),
                Map.entry("send.text", () -> Replies.send(null, "a")),
                Map.entry("call.number", () -> Replies.call(null, "a")),
                Map.entry("color.hex", () -> Replies.color(null, "a")),
                Map.entry("context.dialog", () -> Replies.context(null, 1, "a")),
                Map.entry("image.url", () -> Replies.image(null, ImageSize.SMALL)),
                Map.entry("icon.url", () -> Replies.icon(null)),
                Map.entry("icon.title", () -> Replies.icon("/", 1, null)),
                Map.entry("text", () -> Replies.user(1, null)),
                Map.entry("raw", () -> Replies.raw(null)),
                Map.entry("code", () -> Replies.code(null)),
                Map.entry("user.name", () -> Replies.userCard(null)),
                Map.entry("picture.url", () -> Replies.picture(null)),
                Map.entry("file.name", () -> Replies.file(null, "/")),
                Map.entry("target.url", () -> Replies.linkCard("a", null)),
                Map.entry("target.network", () -> Replies.linkToNetwork("a", null)),
                Map.entry("link.name", () -> Replies.linkCard(null, "/")),
                Map.entry("link.extraImage", () -> Replies.linkCard("/").rich().extraImage(null)),
                Map.entry("cell", () -> Replies.cell(null)),
                Map.entry("cell.name", () -> Replies.cell(null, "a")),
                Map.entry("delimiter.color", () -> Replies.delimiter().color(null)),
                Map.entry("keyboard.color", () -> keyboard(ROW).color(null)),
                Map.entry("attach.color", () -> attachment(message("a")).color((String) null)),
                Map.entry("attach.description", () -> attachment(message("a")).description(null)));

        assertThat(nulls)
                .allSatisfy(one -> assertThatThrownBy(one.getValue())
                        .isInstanceOf(InvalidReplyException.class)
                        .hasMessageContaining("1. " + one.getKey() + ": is null."));
    }

    @Test
    void takesWhatNoPortalCanReadOutOfLabels() {
        assertThat(linkButton("a\uD83D\u0000b", "/").label()).isEqualTo("a\uFFFDb");
        assertThat(Replies.userCard("a\u0007").name()).isEqualTo("a");
    }

    @Test
    void tellsWhichCommandsItsButtonsRun() {
        Reply reply = text("a")
                .keyboard(row(linkButton("x", "/"), command("b", "one", 1, "two words")), row(command("c", "two")))
                .menu(linkItem("x", "/"), commandItem("d", "three", "x"));

        assertThat(reply.commandUses())
                .containsExactly(
                        new CommandUse("message.keyboard.row[0].button[1]", "one", "1 \"two words\""),
                        new CommandUse("message.keyboard.row[1].button[0]", "two", ""),
                        new CommandUse("message.menu.item[1]", "three", "x"));
        assertThat(reply.asEdit().commandUses())
                .extracting(CommandUse::place)
                .containsExactly(
                        "edit.keyboard.row[0].button[1]", "edit.keyboard.row[1].button[0]", "edit.menu.item[1]");
    }
}
