package io.github.imbot4j.wire.v1;

import static io.github.imbot4j.wire.RecordedPost.named;
import static io.github.imbot4j.wire.v1.Reading.events;
import static io.github.imbot4j.wire.v1.Reading.only;
import static io.github.imbot4j.wire.v1.Reading.refuse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.RecordedPost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1 §6 and §13, and what real portals were seen to send (observed, Events). */
class BotEventReaderTest {

    private static final RecordedPost PRIVATE = named("message-add-private");
    private static final RecordedPost GROUP = named("message-add-group");

    @Test
    void makesAnEventForEachBotOfAPost() {
        List<MessageReceived> events = events(named("message-several-bots"), MessageReceived.class);
        assertThat(events)
                .extracting(MessageReceived::bot)
                .containsExactly(new BotRef(567, "BOT1"), new BotRef(569, "BOT2"));
        assertThat(events).allMatch(MessageReceived::mentionsBot);
        assertThat(events.get(0).message().text()).startsWith("[USER=569]Second[/USER], and [USER=27]");
        assertThat(events.get(1).message().text())
                .isEqualTo("[USER=567]NewBot[/USER] and [USER=27]Svetlana[/USER]: meet");
        assertThat(events.get(1).message().mentions()).containsExactly(569L, 567L, 27L);
    }

    @Test
    void makesAnEventForEachCommandOfAPost() {
        List<CommandReceived> events = events(named("commands-several"), CommandReceived.class);
        assertThat(events).extracting(CommandReceived::commandId).containsExactly(99L, 101L, 117L);
        assertThat(events).extracting(CommandReceived::command).containsExactly("echo", "help", "echo");
        assertThat(events).extracting(CommandReceived::params).containsExactly("test", "", "test");
        assertThat(events).extracting(event -> event.bot().id()).containsExactly(1291L, 1291L, 1295L);
        assertThat(events).allMatch(event -> event.message().text().equals("/echo test\n/help"));
    }

    /** The portal cuts a command off at the end of its line (v1 §3.5). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            /echo test\\nsee /etc\\n/etc/hosts line\\nthanks|test|test\\nsee /etc\\n/etc/hosts line\\nthanks
            /echo  add milk\\neggs| add milk| add milk\\neggs
            /echo ADD milk\\r\\neggs\\r\\n|ADD milk|ADD milk\\neggs
            /echo\\nmilk||\\nmilk
            //echo milk\\neggs|milk|milk\\neggs
            hello\\n/echo milk\\n/unknown x\\n|milk|milk\\n/unknown x
            /echo milk\\n/me laughs|milk|milk
            /echo milk\\n/help\\neggs|milk|milk
            /echo one\\na\\n/echo two\\nb|two|two\\nb
            /echo milk [USER=1291]Bot[/USER]\\nand eggs, [USER=1291]Bot[/USER]!|milk [USER=1291]Bot[/USER]|milk\\nand eggs
            /echo [USER=7]Ann[/USER]\\n[USER=1291]Bot[/USER] eggs|[USER=7]Ann[/USER]|[USER=7]Ann[/USER]\\neggs
            """)
    void keepsTheLinesBelowACommandDownToTheNextThatThePortalTakes(String message, String params, String text) {
        RecordedPost post = named("commands-several")
                .with("data[PARAMS][MESSAGE]", lines(message))
                .with("data[COMMAND][99][COMMAND_PARAMS]", params == null ? "" : params);
        assertThat(events(post, CommandReceived.class).get(0).text()).isEqualTo(lines(text));
    }

    private static String lines(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    void takesNothingOffWhatAButtonCarries() {
        RecordedPost post =
                named("command-button-group").with("data[PARAMS][MESSAGE]", "/echo a [USER=1291]Bot[/USER]\nb");
        String id = only(post, CommandReceived.class).commandId() + "";
        CommandReceived event = only(
                post.with("data[COMMAND][" + id + "][COMMAND_PARAMS]", "a [USER=1291]Bot[/USER]\n\tb  c"),
                CommandReceived.class);
        assertThat(event.text()).isEqualTo("a [USER=1291]Bot[/USER]\n\tb  c");
    }

    @Test
    void takesTheKeyForABotWithoutANumber() {
        assertThat(only(GROUP.without("data[BOT][567][BOT_ID]"), MessageReceived.class)
                        .bot())
                .isEqualTo(new BotRef(567, "BOT1"));
        assertThat(only(GROUP.without("data[BOT][567][BOT_CODE]"), MessageReceived.class)
                        .bot())
                .isEqualTo(new BotRef(567, ""));
    }

    @Test
    void takesTheNumberOfABotFromItsBlockWhenBotsAreAList() {
        Map<String, Object> holed = new LinkedHashMap<>();
        holed.put("0", Map.of("BOT_ID", "567"));
        holed.put("2", Map.of("BOT_ID", "569"));
        assertThat(events(GROUP.with("data[BOT]", holed), MessageReceived.class))
                .extracting(event -> event.bot().id())
                .containsExactly(567L, 569L);
    }

    @Test
    void refusesAPostForNoBot() {
        refuse(PRIVATE.without("data[BOT]"), "BOT_ID");
        refuse(PRIVATE.with("data[BOT]", "567"), "BOT_ID");
        refuse(PRIVATE.with("data[BOT]", Map.of("x\r\n", Map.of("BOT_ID", "none"))), "data[BOT][x??][BOT_ID]");
        refuse(PRIVATE.without("data"), "data[PARAMS]");
        refuse(named("bot-delete").without("data[BOT_ID]"), "data[BOT_ID]");
        refuse(named("command-group").without("data[COMMAND][99][BOT_ID]"), "data[COMMAND][99][BOT_ID]");
        refuse(named("command-group").without("data[COMMAND][99][COMMAND]"), "data[COMMAND][99][COMMAND]");
        refuse(named("command-group").without("data[COMMAND]"), "data[COMMAND]");
    }

    @Test
    void refusesAnAvalancheOfBots() {
        Map<String, Object> bots = new LinkedHashMap<>();
        for (int i = 1; i <= 101; i++) {
            bots.put(Integer.toString(i), Map.of("BOT_ID", i));
        }
        refuse(GROUP.with("data[BOT]", bots), "101");
        refuse(named("command-group").with("data[COMMAND]", bots), "101");
        bots.remove("101");
        assertThat(events(GROUP.with("data[BOT]", bots), MessageReceived.class)).hasSize(100);
    }

    @Test
    void readsTheEndOfABotInEitherShape() {
        RecordedPost asMap = named("bot-delete").without("data[BOT_ID]").with("data[BOT][567][BOT_CODE]", "BOT");
        assertThat(asMap.read().events()).isEqualTo(named("bot-delete").read().events());
    }

    @Test
    void refusesADeletionOfNothing() {
        refuse(
                named("message-delete-group").without("data[PARAMS][MESSAGE_ID]", "data[PARAMS][ID]"),
                "data[PARAMS][MESSAGE_ID]");
        assertThat(only(named("message-delete-group").without("data[PARAMS][MESSAGE_ID]"), MessageDeleted.class)
                        .messageId())
                .isEqualTo(84537);
    }

    @Test
    void takesTheBotOfAJoinFromItsParamsWhenNothingElseNamesIt() {
        assertThat(only(named("join-group").without("data[BOT]"), BotJoined.class)
                        .bot()
                        .id())
                .isEqualTo(571);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "0,false", "Y,true", "N,false"})
    void readsAccessToTheHistory(String said, boolean read) {
        assertThat(only(named("join-group").with("data[PARAMS][ACCESS_HISTORY]", said), BotJoined.class)
                        .accessHistory())
                .isEqualTo(read);
    }

    @Test
    void readsAPressedButtonWithTheMessageThatCarriesIt() {
        CommandReceived event = only(named("command-button-group"), CommandReceived.class);
        assertThat(event.isPressed()).isTrue();
        assertThat(event.params()).isEqualTo("2");
        assertThat(event.message().id()).isEqualTo(33880);
        assertThat(event.sender().id()).isEqualTo(1269);
        assertThat(event.dialog().id()).isEqualTo("chat2725");
        assertThat(event.dialog().chatId()).isEqualTo(2725);
    }

    @Test
    void readsAPressedButtonWithoutParameters() {
        CommandReceived event = only(named("command-button-private"), CommandReceived.class);
        assertThat(event.command()).isEqualTo("help");
        assertThat(event.params()).isEmpty();
        assertThat(event.message().text()).isEqualTo("/help ");
        assertThat(only(
                                named("command-button-private").without("data[COMMAND][103][COMMAND_PARAMS]"),
                                CommandReceived.class)
                        .params())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXTAREA,TEXTAREA",
        "KEYBOARD,KEYBOARD",
        "MENU,MENU",
        "keyboard,KEYBOARD",
        "'',TEXTAREA",
        "new,TEXTAREA"
    })
    void readsHowACommandWasGiven(String said, CommandSource context) {
        RecordedPost post = named("command-group").with("data[COMMAND][99][COMMAND_CONTEXT]", said);
        assertThat(only(post, CommandReceived.class).context()).isEqualTo(context);
    }

    @Test
    void readsACommandWithItsSlashAndWithoutItsNumbers() {
        RecordedPost post = named("command-group")
                .with("data[COMMAND][99][COMMAND]", "/echo")
                .with("data[COMMAND][99][COMMAND_PARAMS]", " {\"a_1\": [2]}  ")
                .without("data[COMMAND][99][COMMAND_ID]", "data[COMMAND][99][MESSAGE_ID]");
        CommandReceived event = only(post, CommandReceived.class);
        assertThat(event.command()).isEqualTo("echo");
        assertThat(event.params()).isEqualTo(" {\"a_1\": [2]}  ");
        assertThat(event.commandId()).isEqualTo(99);
        assertThat(event.message().id()).isEqualTo(33871);
    }

    @Test
    void readsAContextOfAnyShape() {
        ContextReceived event = only(named("context-get"), ContextReceived.class);
        assertThat(event.context()).isEqualTo(Map.of("order", "17", "from", Map.of("page", "cart", "step", "2")));
        assertThat(event.sender().id()).isEqualTo(27);
        assertThat(event.dialog().kind()).isEqualTo(DialogKind.PRIVATE);
        assertThat(only(named("context-get").with("data[PARAMS][CONTEXT]", "x"), ContextReceived.class)
                        .context())
                .isEqualTo(Map.of("value", "x"));
        assertThat(only(named("context-get").without("data[PARAMS][CONTEXT]"), ContextReceived.class)
                        .context())
                .isEmpty();
    }

    @Test
    void takesNoNoticeOfKeysItDoesNotKnow() {
        RecordedPost post = PRIVATE.with("data[PARAMS][WAIT_FULL_EXECUTION]", "Y")
                .with("data[PARAMS][PARAMS][LARGE_FONT]", "Y")
                .with("data[NEW]", Map.of("a", List.of("b")));
        assertThat(post.read().events()).isEqualTo(PRIVATE.read().events());
    }

    @Test
    void knowsItsOwnEventsOnly() {
        assertThat(BotEventReader.names().contains("ONIMBOTV2MESSAGEADD")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BotEventReader.read("ONOTHER", new PortalId("a"), Instant.EPOCH, FormTree.EMPTY));
    }
}
