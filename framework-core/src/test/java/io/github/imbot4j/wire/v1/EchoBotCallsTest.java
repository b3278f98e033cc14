package io.github.imbot4j.wire.v1;

import static io.github.imbot4j.reply.GridLayout.LINE;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.br;
import static io.github.imbot4j.reply.Replies.cell;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.edit;
import static io.github.imbot4j.reply.Replies.grid;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.put;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.reply.Block;
import io.github.imbot4j.reply.Row;
import io.github.imbot4j.rest.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every answer of the official sample bot (github:bitrix24com/bots, {@code bot.php}): the same methods, keys and shapes, in
 * words of our own. Only {@code BOT_ID} is always sent: without it the portal picks any bot of the app (v1 §1.1).
 */
class EchoBotCallsTest {

    private static final long BOT = 567;

    private final ReplyWriter writer = new ReplyWriter();

    @Test
    void repeatsAMessage() {
        assertThat(writer.say(BOT, "27", text("You wrote:").attach(message("text: hi"), message("took: ", 1, "s"))))
                .containsExactly(call(
                        "imbot.message.add",
                        Map.of(
                                "BOT_ID",
                                BOT,
                                "DIALOG_ID",
                                "27",
                                "MESSAGE",
                                "You wrote:",
                                "ATTACH",
                                List.of(Map.of("MESSAGE", "text: hi"), Map.of("MESSAGE", "took: 1s")))));
    }

    @Test
    void answersTheEchoCommand() {
        assertThat(writer.answer(
                        BOT, 103, 84331, text("Answer").attach(message("text: /echo a b"), message("took: 1s"))))
                .containsExactly(call(
                        "imbot.command.answer",
                        Map.of(
                                "COMMAND_ID",
                                103L,
                                "MESSAGE_ID",
                                84331L,
                                "MESSAGE",
                                "Answer",
                                "ATTACH",
                                List.of(Map.of("MESSAGE", "text: /echo a b"), Map.of("MESSAGE", "took: 1s")))));
    }

    @Test
    void answersTheListCommandWithAPager() {
        assertThat(writer.answer(
                        BOT, 104, 84331, text("Colours").attach(palette()).keyboard(pager(1))))
                .containsExactly(call(
                        "imbot.command.answer",
                        Map.of(
                                "COMMAND_ID",
                                104L,
                                "MESSAGE_ID",
                                84331L,
                                "MESSAGE",
                                "Colours",
                                "ATTACH",
                                paletteWritten(),
                                "KEYBOARD",
                                pagerWritten(1))));
    }

    @Test
    void turnsAPageByAnEditThatLeavesTheTextAlone() {
        assertThat(writer.edit(BOT, 84332, edit().attach(palette()).keyboard(pager(2))))
                .containsExactly(call(
                        "imbot.message.update",
                        Map.of(
                                "BOT_ID",
                                BOT,
                                "MESSAGE_ID",
                                84332L,
                                "ATTACH",
                                paletteWritten(),
                                "KEYBOARD",
                                pagerWritten(2))));
    }

    @Test
    void answersTheHelpCommandWithTwoRows() {
        var help = text("Hello! I am an echo :)", br(), " Ask me anything.")
                .keyboard(
                        row(
                                linkButton("Portal", "http://bitrix24.com")
                                        .color("#29619b")
                                        .textColor("#fff")
                                        .inLine(),
                                linkButton("Source", "https://example.com/source")
                                        .color("#2a4c7c")
                                        .textColor("#fff")
                                        .inLine()),
                        row(
                                command("Echo", "echo", "test", "from", "keyboard")
                                        .inLine(),
                                command("List", "echoList").inLine(),
                                command("Help", "help").inLine()));

        assertThat(writer.answer(BOT, 105, 84331, help))
                .containsExactly(call(
                        "imbot.command.answer",
                        Map.of(
                                "COMMAND_ID",
                                105L,
                                "MESSAGE_ID",
                                84331L,
                                "MESSAGE",
                                "Hello! I am an echo :)[br] Ask me anything.",
                                "KEYBOARD",
                                List.of(
                                        Map.of(
                                                "TEXT", "Portal",
                                                "LINK", "http://bitrix24.com",
                                                "BG_COLOR", "#29619b",
                                                "TEXT_COLOR", "#fff",
                                                "DISPLAY", "LINE"),
                                        Map.of(
                                                "TEXT", "Source",
                                                "LINK", "https://example.com/source",
                                                "BG_COLOR", "#2a4c7c",
                                                "TEXT_COLOR", "#fff",
                                                "DISPLAY", "LINE"),
                                        Map.of("TYPE", "NEWLINE"),
                                        Map.of(
                                                "TEXT", "Echo",
                                                "COMMAND", "echo",
                                                "COMMAND_PARAMS", "test from keyboard",
                                                "DISPLAY", "LINE"),
                                        Map.of("TEXT", "List", "COMMAND", "echoList", "DISPLAY", "LINE"),
                                        Map.of("TEXT", "Help", "COMMAND", "help", "DISPLAY", "LINE")))));
    }

    @Test
    void welcomesWithThingsToClick() {
        var welcome = text("Welcome.")
                .attach(
                        message("In private"),
                        message(send("send message", "Click to send"), " or ", put("something...", "write something")))
                .keyboard(row(command("Help", "help")));

        assertThat(writer.say(BOT, "27", welcome))
                .containsExactly(call(
                        "imbot.message.add",
                        Map.of(
                                "BOT_ID",
                                BOT,
                                "DIALOG_ID",
                                "27",
                                "MESSAGE",
                                "Welcome.",
                                "ATTACH",
                                List.of(
                                        Map.of("MESSAGE", "In private"),
                                        Map.of(
                                                "MESSAGE",
                                                "[send=send message]Click to send[/send] or"
                                                        + " [put=something...]write something[/put]")),
                                "KEYBOARD",
                                List.of(Map.of("TEXT", "Help", "COMMAND", "help")))));
    }

    @Test
    void offersClientsOfAnOpenLineAMenu() {
        var menu = text("Menu:", br(), send("1", "1. about me"), br(), send("0", "0. an operator, please"));

        assertThat(writer.say(BOT, "chat45", menu).get(0).params())
                .containsEntry("DIALOG_ID", "chat45")
                .containsEntry(
                        "MESSAGE", "Menu:[br][send=1]1. about me[/send][br][send=0]0. an operator, please[/send]");
        assertThat(writer.say(BOT, "chat45", text("I am an echo!", br(), "See - ", bold("ITR"), " http://example.com"))
                        .get(0)
                        .params())
                .containsEntry("MESSAGE", "I am an echo![br]See - [b]ITR[/b] http://example.com");
    }

    private static List<Block> palette() {
        return List.of(
                grid(LINE, cell("RED").width(100), cell("#df532d").color("#df532d")),
                grid(LINE, cell("GRAPHITE").width(100), cell("#3a403e").color("#3a403e")));
    }

    private static List<Object> paletteWritten() {
        return List.of(
                Map.of(
                        "GRID",
                        List.of(
                                Map.of("VALUE", "RED", "DISPLAY", "LINE", "WIDTH", 100L),
                                Map.of("VALUE", "#df532d", "COLOR", "#df532d", "DISPLAY", "LINE"))),
                Map.of(
                        "GRID",
                        List.of(
                                Map.of("VALUE", "GRAPHITE", "DISPLAY", "LINE", "WIDTH", 100L),
                                Map.of("VALUE", "#3a403e", "COLOR", "#3a403e", "DISPLAY", "LINE"))));
    }

    private static Row pager(int page) {
        return row(IntStream.rangeClosed(1, 5)
                .mapToObj(n -> command(n == page ? "· " + n + " ·" : "" + n, "echoList", n)
                        .inLine()
                        .once()));
    }

    private static List<Map<String, Object>> pagerWritten(int page) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(n -> Map.<String, Object>of(
                        "TEXT", n == page ? "· " + n + " ·" : "" + n,
                        "COMMAND", "echoList",
                        "COMMAND_PARAMS", "" + n,
                        "DISPLAY", "LINE",
                        "BLOCK", "Y"))
                .toList();
    }

    private static Call call(String method, Map<String, Object> params) {
        return new Call(method, params);
    }
}
