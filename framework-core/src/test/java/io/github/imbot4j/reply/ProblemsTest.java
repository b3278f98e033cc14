package io.github.imbot4j.reply;

import static io.github.imbot4j.reply.GridLayout.BLOCK;
import static io.github.imbot4j.reply.GridLayout.LINE;
import static io.github.imbot4j.reply.Replies.appButton;
import static io.github.imbot4j.reply.Replies.attachment;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.call;
import static io.github.imbot4j.reply.Replies.callButton;
import static io.github.imbot4j.reply.Replies.cell;
import static io.github.imbot4j.reply.Replies.chat;
import static io.github.imbot4j.reply.Replies.code;
import static io.github.imbot4j.reply.Replies.color;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.context;
import static io.github.imbot4j.reply.Replies.copyButton;
import static io.github.imbot4j.reply.Replies.delimiter;
import static io.github.imbot4j.reply.Replies.dialogButton;
import static io.github.imbot4j.reply.Replies.edit;
import static io.github.imbot4j.reply.Replies.file;
import static io.github.imbot4j.reply.Replies.grid;
import static io.github.imbot4j.reply.Replies.icon;
import static io.github.imbot4j.reply.Replies.image;
import static io.github.imbot4j.reply.Replies.keyboard;
import static io.github.imbot4j.reply.Replies.link;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.linkCard;
import static io.github.imbot4j.reply.Replies.linkItem;
import static io.github.imbot4j.reply.Replies.linkToChat;
import static io.github.imbot4j.reply.Replies.linkToNetwork;
import static io.github.imbot4j.reply.Replies.linkToUser;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.picture;
import static io.github.imbot4j.reply.Replies.putButton;
import static io.github.imbot4j.reply.Replies.quote;
import static io.github.imbot4j.reply.Replies.raw;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.sendButton;
import static io.github.imbot4j.reply.Replies.size;
import static io.github.imbot4j.reply.Replies.text;
import static io.github.imbot4j.reply.Replies.together;
import static io.github.imbot4j.reply.Replies.user;
import static io.github.imbot4j.reply.Replies.userCard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portal would refuse, drop or cut is refused before anything is sent. */
class ProblemsTest {

    @Test
    void reportsEverythingTogether() {
        Reply reply = text(" ")
                .attach(message(""))
                .keyboard(
                        row(linkButton("ok", "/")),
                        row(
                                linkButton(" ", "javascript:x"),
                                command("x", "/deal").color("red")));

        assertThatThrownBy(reply::validate)
                .isInstanceOf(InvalidReplyException.class)
                .hasMessage("""
                        6 problems in a reply:
                          1. message.text: is empty. Portals want a text with every message, even beside an attachment: give it one.
                          2. message.attach.block[0].text: is empty. Give it a text.
                          3. message.keyboard.row[1].button[0].label: is blank. Give it a text.
                          4. message.keyboard.row[1].button[0].url: is "javascript:x". Begin it with "https://", "http://" or "/", without blanks or backslashes.
                          5. message.keyboard.row[1].button[1].command: is "/deal". Write the command's name alone, without a slash; parameters follow as arguments.
                          6. message.keyboard.row[1].button[1].color: is "red". Write a colour as "#rgb" or "#rrggbb".\
                        """)
                .extracting(
                        thrown -> ((InvalidReplyException) thrown).problems().size())
                .isEqualTo(6);
    }

    @Test
    void letsAGoodReplyPass() {
        Reply reply = text("a").attach(message("b"), delimiter()).keyboard(row(command("x", "y")));

        reply.validate();

        assertThat(reply.problems()).isEmpty();
    }

    @Test
    void wantsSomethingToSee() {
        for (Markup nothing : List.of(bold(" "), br(), quote("\n"), code(""), raw("[b] [/b][br]"), Replies.words())) {
            assertThat(places(text(nothing))).containsExactly("message.text");
        }
        assertThat(text(0).problems()).isEmpty();
        assertThat(text(raw("[disk=5]")).problems()).isEmpty();
        assertThat(text(quote("a")).problems()).isEmpty();
    }

    @Test
    void checksTheValuesOfTags() {
        Reply reply = text(
                "a",
                size(7, "a"),
                size(31, "a"),
                color("red", "a"),
                bold(link("a", "javascript:alert(1)")),
                link(" ", "https://example.com"),
                link("example.com"),
                quote(user(0, "a")),
                chat(-1, "a"),
                context("45x", 0, ""),
                send(" ", ""),
                call("call me", "a"),
                image("ftp://a", ImageSize.SMALL),
                icon("/a b", 101, ""));

        assertThat(places(reply))
                .containsExactly(
                        "message.text.size.pixels",
                        "message.text.size.pixels",
                        "message.text.color.hex",
                        "message.text.link.url",
                        "message.text.link.label",
                        "message.text.link.url",
                        "message.text.user.id",
                        "message.text.chat.id",
                        "message.text.context.dialog",
                        "message.text.context.message",
                        "message.text.context.label",
                        "message.text.send.text",
                        "message.text.send.label",
                        "message.text.call.number",
                        "message.text.image.url",
                        "message.text.icon.url",
                        "message.text.icon.pixels");
    }

    @Test
    void checksWhatButtonsDo() {
        Reply reply = text("a")
                .keyboard(row(
                        sendButton("a", " "),
                        putButton("a", ""),
                        copyButton("a", "\n"),
                        callButton("a", "none"),
                        dialogButton("a", "sg7"),
                        dialogButton("a", "chat0"),
                        appButton("a", 0, ""),
                        command("a", ""),
                        command("a", "two\twords"),
                        linkButton("a", "https://"),
                        linkButton("a", "https://a\\b")));

        assertThat(places(reply))
                .containsExactly(
                        "message.keyboard.row[0].button[0].value",
                        "message.keyboard.row[0].button[1].value",
                        "message.keyboard.row[0].button[2].value",
                        "message.keyboard.row[0].button[3].number",
                        "message.keyboard.row[0].button[4].dialog",
                        "message.keyboard.row[0].button[5].dialog",
                        "message.keyboard.row[0].button[6].app",
                        "message.keyboard.row[0].button[7].command",
                        "message.keyboard.row[0].button[8].command",
                        "message.keyboard.row[0].button[9].url",
                        "message.keyboard.row[0].button[10].url");
    }

    @Test
    void checksHowButtonsLook() {
        Button button = linkButton("a", "/")
                .width(-1)
                .color("#12")
                .textColor("fff")
                .offColor("#ggg")
                .offTextColor("#1234567");

        assertThat(places(text("a")
                        .keyboard(keyboard(row(button))
                                .color("1")
                                .textColor("2")
                                .offColor("3")
                                .offTextColor("4"))))
                .containsExactly(
                        "message.keyboard.color",
                        "message.keyboard.textColor",
                        "message.keyboard.offColor",
                        "message.keyboard.offTextColor",
                        "message.keyboard.row[0].button[0].width",
                        "message.keyboard.row[0].button[0].color",
                        "message.keyboard.row[0].button[0].textColor",
                        "message.keyboard.row[0].button[0].offColor",
                        "message.keyboard.row[0].button[0].offTextColor");
        assertThat(text("a")
                        .keyboard(row(linkButton("a", "HTTPS://a")
                                .width(5)
                                .color("#1aF")
                                .textColor("#12abEF")))
                        .problems())
                .isEmpty();
    }

    @Test
    void checksMenus() {
        assertThat(places(text("a").menu(linkItem("ok", "/"), linkItem("", "x"))))
                .containsExactly("message.menu.item[1].label", "message.menu.item[1].url");
    }

    @Test
    void checksEveryKindOfBlock() {
        Reply reply = text("a")
                .attach(
                        message(link("a", "b")),
                        linkCard("ftp://a").preview("b", -1, -2),
                        linkToUser("", 0),
                        linkToChat(" ", -5).rich().extraImage("x"),
                        linkToNetwork("n", ""),
                        userCard("").avatar("x").opensBot(0),
                        userCard("a").opens("y"),
                        picture("x").preview("y").size(-1, -1),
                        file("x").size(-1),
                        delimiter().size(0).color("x"),
                        together(picture("/ok"), picture("bad")));

        assertThat(places(reply))
                .containsExactly(
                        "message.attach.block[0].text.link.url",
                        "message.attach.block[1].url",
                        "message.attach.block[1].preview",
                        "message.attach.block[1].width",
                        "message.attach.block[1].height",
                        "message.attach.block[2].name",
                        "message.attach.block[2].user",
                        "message.attach.block[3].name",
                        "message.attach.block[3].chat",
                        "message.attach.block[3].extraImage",
                        "message.attach.block[4].network",
                        "message.attach.block[5].name",
                        "message.attach.block[5].avatar",
                        "message.attach.block[5].bot",
                        "message.attach.block[6].url",
                        "message.attach.block[7].url",
                        "message.attach.block[7].preview",
                        "message.attach.block[7].width",
                        "message.attach.block[7].height",
                        "message.attach.block[8].url",
                        "message.attach.block[8].size",
                        "message.attach.block[9].size",
                        "message.attach.block[9].color",
                        "message.attach.block[10].item[1].url");
    }

    @Test
    void checksGrids() {
        Reply reply = text("a")
                .attach(
                        grid(LINE, cell("")),
                        grid(BLOCK, cell("a"), cell("b", ""), cell(" ")),
                        grid(BLOCK),
                        grid(
                                LINE,
                                List.of(cell(link("a", "b"))
                                        .width(-1)
                                        .height(-1)
                                        .color("red")
                                        .opens("x"))));

        assertThat(places(reply))
                .containsExactly(
                        "message.attach.block[1].cell[2]",
                        "message.attach.block[2]",
                        "message.attach.block[3].cell[0].value.link.url",
                        "message.attach.block[3].cell[0].width",
                        "message.attach.block[3].cell[0].height",
                        "message.attach.block[3].cell[0].color",
                        "message.attach.block[3].cell[0].url");
    }

    @Test
    void checksTheFrameOfAnAttachment() {
        assertThat(places(text("a").attach(attachment().color("red"))))
                .containsExactly("message.attach.color", "message.attach");
        assertThat(places(text("a").attach(attachment(message("b")).color(""))))
                .containsExactly("message.attach.color");
    }

    @Test
    void checksWhatOnlyConstructorsCanGetWrong() {
        LinkCard nowhere = new LinkCard(new Target.Nothing(), "a", "", "", "", 0, 0);
        Cell bot = new Cell("a", Replies.words("b"), 0, 0, "", Optional.empty(), new Target.Bot(5));
        Reply reply = text("a")
                .attach(
                        nowhere,
                        grid(LINE, bot),
                        new BlockGroup(List.of()),
                        new BlockGroup(List.of(file("/a"), picture("/b"))));

        assertThat(places(reply))
                .containsExactly(
                        "message.attach.block[0].target",
                        "message.attach.block[1].cell[0].target",
                        "message.attach.block[2]",
                        "message.attach.block[3]");
    }

    @Test
    void doesNotDivideEdits() {
        Reply reply = text("a".repeat(20_001)).asEdit();

        assertThat(reply.problems()).hasSize(1).first().asString().startsWith("edit.text: has 20001 characters");
        assertThat(text("a".repeat(20_000)).asEdit().problems()).isEmpty();
    }

    @Test
    void wantsAnEditToChangeSomething() {
        assertThat(places(edit())).containsExactly("edit");
        assertThat(places(text("").keyboard(row(linkButton("", "/"))).asEdit()))
                .containsExactly("edit.text", "edit.keyboard.row[0].button[0].label");
        assertThat(edit().withoutKeyboard().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+7 (900) 000-00-00", "112", "8.800/5#1"})
    void takesPhoneNumbers(String number) {
        assertThat(text("a").keyboard(row(callButton("a", number))).problems()).isEmpty();
    }

    @Test
    void quotesLongValuesInPart() {
        assertThat(text(link("a", "x".repeat(5_000))).problems())
                .first()
                .asString()
                .hasSizeLessThan(300)
                .contains("…");
    }

    private static List<String> places(Reply reply) {
        return reply.problems().stream().map(Problem::place).toList();
    }
}
