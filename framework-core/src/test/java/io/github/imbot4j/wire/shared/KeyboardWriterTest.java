package io.github.imbot4j.wire.shared;

import static io.github.imbot4j.reply.Replies.appButton;
import static io.github.imbot4j.reply.Replies.appItem;
import static io.github.imbot4j.reply.Replies.callButton;
import static io.github.imbot4j.reply.Replies.callItem;
import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.commandItem;
import static io.github.imbot4j.reply.Replies.copyButton;
import static io.github.imbot4j.reply.Replies.copyItem;
import static io.github.imbot4j.reply.Replies.dialogButton;
import static io.github.imbot4j.reply.Replies.dialogItem;
import static io.github.imbot4j.reply.Replies.keyboard;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.linkItem;
import static io.github.imbot4j.reply.Replies.putButton;
import static io.github.imbot4j.reply.Replies.putItem;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.sendButton;
import static io.github.imbot4j.reply.Replies.sendItem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.reply.Button;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keyboards and menus of v1 §7. */
class KeyboardWriterTest {

    private final KeyboardWriter writer = new KeyboardWriter();

    @Test
    void writesEveryKindOfButton() {
        assertThat(written(linkButton("a", "/x"))).isEqualTo(Map.of("TEXT", "a", "LINK", "/x"));
        assertThat(written(command("a", "b"))).isEqualTo(Map.of("TEXT", "a", "COMMAND", "b"));
        assertThat(written(command("a", "b", 1, "c d").once()))
                .isEqualTo(Map.of("TEXT", "a", "COMMAND", "b", "COMMAND_PARAMS", "1 \"c d\"", "BLOCK", "Y"));
        assertThat(written(sendButton("a", "b"))).isEqualTo(Map.of("TEXT", "a", "ACTION", "SEND", "ACTION_VALUE", "b"));
        assertThat(written(putButton("a", "b"))).isEqualTo(Map.of("TEXT", "a", "ACTION", "PUT", "ACTION_VALUE", "b"));
        assertThat(written(copyButton("a", "b"))).isEqualTo(Map.of("TEXT", "a", "ACTION", "COPY", "ACTION_VALUE", "b"));
        assertThat(written(callButton("a", "+7")))
                .isEqualTo(Map.of("TEXT", "a", "ACTION", "CALL", "ACTION_VALUE", "+7"));
        assertThat(written(dialogButton("a", "chat5")))
                .isEqualTo(Map.of("TEXT", "a", "ACTION", "DIALOG", "ACTION_VALUE", "chat5"));
        assertThat(written(appButton("a", 5, ""))).isEqualTo(Map.of("TEXT", "a", "APP_ID", 5L));
        assertThat(written(appButton("a", 5, "x"))).isEqualTo(Map.of("TEXT", "a", "APP_ID", 5L, "APP_PARAMS", "x"));
    }

    @Test
    void writesEveryLook() {
        assertThat(written(linkButton("a", "/")
                        .inLine()
                        .width(100)
                        .color("#111")
                        .textColor("#222")
                        .offColor("#333")
                        .offTextColor("#444")
                        .disabled()
                        .onlyMobile()))
                .isEqualTo(Map.of(
                        "TEXT", "a",
                        "LINK", "/",
                        "DISPLAY", "LINE",
                        "WIDTH", 100L,
                        "BG_COLOR", "#111",
                        "TEXT_COLOR", "#222",
                        "OFF_BG_COLOR", "#333",
                        "OFF_TEXT_COLOR", "#444",
                        "DISABLED", "Y",
                        "CONTEXT", "MOBILE"));
        assertThat(written(linkButton("a", "/").onlyDesktop())).containsEntry("CONTEXT", "DESKTOP");
        assertThat(written(linkButton("a", "/").primary())).containsEntry("BG_COLOR_TOKEN", "primary");
        assertThat(written(linkButton("a", "/").secondary())).containsEntry("BG_COLOR_TOKEN", "secondary");
        assertThat(written(linkButton("a", "/").alert())).containsEntry("BG_COLOR_TOKEN", "alert");
        assertThat(written(command("a", "b").base().once()))
                .containsEntry("BG_COLOR_TOKEN", "base")
                .containsEntry("BLOCK", "Y");
    }

    @Test
    void keepsLabelsOnOneLine() {
        assertThat(written(linkButton(" a\r\nb ", "/"))).containsEntry("TEXT", "a b");
    }

    @Test
    void breaksRowsOnlyBetweenButtons() {
        Button button = linkButton("a", "/");
        Map<String, Object> one = Map.of("TEXT", "a", "LINK", "/");
        Map<String, Object> beside = Map.of("TEXT", "a", "LINK", "/", "DISPLAY", "LINE");
        Map<String, Object> newline = Map.of("TYPE", "NEWLINE");

        assertThat(writer.write(keyboard(row(), row(button, button), row(), row(button), row())))
                .isEqualTo(List.of(beside, beside, newline, one));
    }

    @Test
    void putsTheButtonsOfARowBesideEachOther() {
        assertThat((List<?>) writer.write(
                        keyboard(row(command("a", "b"), command("c", "d").width(40)))))
                .allSatisfy(button ->
                        assertThat(((Map<?, ?>) button).get("DISPLAY")).isEqualTo("LINE"));
        assertThat(written(command("a", "b"))).doesNotContainKey("DISPLAY");
    }

    @Test
    void keepsLabelsThatPhpTakesForNothing() {
        assertThat(written(command("0", "b"))).containsEntry("TEXT", "0\u200B");
        assertThat(written(command(" 0\n", "b"))).containsEntry("TEXT", "0\u200B");
        assertThat(written(command("0.0", "b"))).containsEntry("TEXT", "0.0");
        assertThat(written(command("00", "b"))).containsEntry("TEXT", "00");
        assertThat(writer.write(List.of(commandItem("0", "b"))).get(0)).containsEntry("TEXT", "0\u200B");
    }

    @Test
    void keepsParametersThatPhpTakesForNothing() {
        assertThat(written(command("a", "b", 0))).containsEntry("COMMAND_PARAMS", "\"0\"");
        assertThat(written(command("a", "b", 0, 0))).containsEntry("COMMAND_PARAMS", "0 0");
        assertThat(writer.write(List.of(commandItem("a", "b", "0"))).get(0)).containsEntry("COMMAND_PARAMS", "\"0\"");
    }

    @Test
    void writesTheFullFormForColours() {
        assertThat(writer.write(keyboard(row(linkButton("a", "/")))
                        .color("#111")
                        .textColor("#222")
                        .offColor("#333")
                        .offTextColor("#444")))
                .isEqualTo(Map.of(
                        "BUTTONS",
                        List.of(Map.of("TEXT", "a", "LINK", "/")),
                        "COLORS",
                        Map.of(
                                "BG_COLOR", "#111",
                                "TEXT_COLOR", "#222",
                                "OFF_BG_COLOR", "#333",
                                "OFF_TEXT_COLOR", "#444")));
    }

    @Test
    void writesMenus() {
        assertThat(writer.write(List.of(
                        linkItem("a", "/").onlyDesktop(),
                        commandItem("b", "c", 1).disabled(),
                        sendItem("d", "e").onlyMobile(),
                        putItem("f", "g"),
                        copyItem("h", "i"),
                        callItem("j", "1"),
                        dialogItem("k", "5"),
                        appItem("l", 7, "m"))))
                .isEqualTo(List.of(
                        Map.of("TEXT", "a", "LINK", "/", "CONTEXT", "DESKTOP"),
                        Map.of("TEXT", "b", "COMMAND", "c", "COMMAND_PARAMS", "1", "DISABLED", "Y"),
                        Map.of("TEXT", "d", "ACTION", "SEND", "ACTION_VALUE", "e", "CONTEXT", "MOBILE"),
                        Map.of("TEXT", "f", "ACTION", "PUT", "ACTION_VALUE", "g"),
                        Map.of("TEXT", "h", "ACTION", "COPY", "ACTION_VALUE", "i"),
                        Map.of("TEXT", "j", "ACTION", "CALL", "ACTION_VALUE", "1"),
                        Map.of("TEXT", "k", "ACTION", "DIALOG", "ACTION_VALUE", "5"),
                        Map.of("TEXT", "l", "APP_ID", 7L, "APP_PARAMS", "m")));
    }

    private Map<String, Object> written(Button button) {
        Map<String, Object> written = new HashMap<>();
        List<?> buttons = (List<?>) writer.write(keyboard(row(button)));
        ((Map<?, ?>) buttons.get(0)).forEach((key, value) -> written.put((String) key, value));
        return written;
    }
}
