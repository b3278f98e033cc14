package io.github.imbot4j.emulator.rest;

import static io.github.imbot4j.emulator.rest.RestHouse.HANDLER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.rest.RestHouse.Reply;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandMethodsTest {

    private final RestHouse house = new RestHouse();
    private final Messenger messenger = house.portal.messenger();
    private final long bot = house.bot("greeter");

    @AfterEach
    void close() {
        house.close();
    }

    private RegisteredCommand command(long id) {
        return house.state.commands().find(id).orElseThrow();
    }

    @Test
    void checksComeInTheServersOrder() {
        assertThat(List.of(
                        house.call("imbot.command.register").error(),
                        house.call("imbot.command.register", "BOT_ID", bot).error(),
                        house.call("imbot.command.register", "BOT_ID", bot, "EVENT_COMMAND_ADD", HANDLER)
                                .error(),
                        house.call(
                                        "imbot.command.register",
                                        "BOT_ID",
                                        bot,
                                        "EVENT_COMMAND_ADD",
                                        HANDLER,
                                        "COMMAND",
                                        "a",
                                        "HIDDEN",
                                        "Y")
                                .error()))
                .containsExactly("BOT_ID_ERROR", "EVENT_COMMAND_ADD_ERROR", "COMMAND_ERROR", "LANG_ERROR");
    }

    @Test
    void oneSlashGoesAndLongLanguagesAreNotStored() {
        long id = house.call(
                        "imbot.command.register",
                        "BOT_ID",
                        bot,
                        "COMMAND",
                        "//echo",
                        "EVENT_COMMAND_ADD",
                        HANDLER,
                        "LANG",
                        List.of(
                                Map.of("LANGUAGE_ID", "EN", "TITLE", "Echo", "PARAMS", "text"),
                                Map.of("LANGUAGE_ID", "pt-br", "TITLE", "Eco"),
                                Map.of("LANGUAGE_ID", "de"),
                                Map.of("LANGUAGE_ID", "fr", "TITLE", "x".repeat(256))))
                .id();

        assertThat(command(id).command()).isEqualTo("/echo");
        assertThat(command(id).texts()).containsExactly(new RegisteredCommand.Text("en", "Echo", "text"));
    }

    @Test
    void registeringAgainGivesTheOldIdAndChangesNothingButTheUrl() {
        long id = house.command(bot, "echo");

        Reply again = house.call(
                "imbot.command.register",
                "BOT_ID",
                bot,
                "COMMAND",
                "echo",
                "COMMON",
                "Y",
                "EVENT_COMMAND_ADD",
                "https://new.example.com/x",
                "LANG",
                List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Other")));

        assertThat(again.result().raw()).isEqualTo(String.valueOf(id));
        assertThat(command(id).common()).isFalse();
        assertThat(house.state.handlers().where(handler -> handler.event().equals("ONIMCOMMANDADD")))
                .extracting(handler -> handler.url())
                .containsExactly("https://new.example.com/x");
    }

    @Test
    void anUpdateIgnoresTheWordAndReplacesAllLanguages() {
        long id = house.command(bot, "echo");

        house.call(
                "imbot.command.update",
                "COMMAND_ID",
                id,
                "FIELDS",
                Map.of(
                        "COMMAND",
                        "other",
                        "COMMON",
                        "Y",
                        "HIDDEN",
                        "Y",
                        "LANG",
                        List.of(Map.of("LANGUAGE_ID", "de", "TITLE", "Echo"))));

        assertThat(command(id).command()).isEqualTo("echo");
        assertThat(command(id).common()).isFalse();
        assertThat(command(id).hidden()).isTrue();
        assertThat(command(id).texts()).containsExactly(new RegisteredCommand.Text("de", "Echo", ""));
        assertThat(house.call("imbot.command.update", "COMMAND_ID", id, "FIELDS", Map.of("COMMAND", "other"))
                        .error())
                .isEqualTo("WRONG_REQUEST");
    }

    @Test
    void onlyOnesOwnCommandsCanBeChanged() {
        long id = house.command(bot, "echo");

        assertThat(house.hook("imbot.command.unregister", "CLIENT_ID", "x", "COMMAND_ID", id)
                        .error())
                .isEqualTo("APP_ID_ERROR");
        assertThat(house.call("imbot.command.unregister", "COMMAND_ID", 4711).error())
                .isEqualTo("COMMAND_ID_ERROR");
        assertThat(house.call("imbot.command.unregister", "COMMAND_ID", id).status())
                .isEqualTo(200);
        assertThat(house.state.commands().all()).isEmpty();
    }

    @Test
    void anAnswerNeedsAMessageAndAText() {
        long id = house.command(bot, "echo");

        assertThat(house.call("imbot.command.answer", "COMMAND_ID", id).error()).isEqualTo("MESSAGE_ID_EMPTY");
        assertThat(house.call("imbot.command.answer", "COMMAND_ID", id, "MESSAGE_ID", 7)
                        .error())
                .isEqualTo("MESSAGE_EMPTY");
        assertThat(house.call("imbot.command.answer", "MESSAGE_ID", 7, "MESSAGE", "x")
                        .error())
                .isEqualTo("WRONG_REQUEST");
        assertThat(house.call("imbot.command.answer", "COMMAND", "none", "MESSAGE_ID", 7, "MESSAGE", "x")
                        .error())
                .isEqualTo("COMMAND_ID_ERROR");
    }

    @Test
    void anAnswerWithinTenMinutesIsPostedAndALaterOneIsTrueAndNothing() {
        long id = house.command(bot, "echo");
        long group = house.group(house.alice.id(), bot);
        Message asked = messenger.say(house.alice.id(), group, "/echo hi");

        house.clock.advance(Duration.ofMinutes(9));
        Reply inTime = house.call("imbot.command.answer", "COMMAND_ID", id, "MESSAGE_ID", asked.id(), "MESSAGE", "hi");
        house.clock.advance(Duration.ofMinutes(2));
        Reply late = house.call("imbot.command.answer", "COMMAND_ID", id, "MESSAGE_ID", asked.id(), "MESSAGE", "hi");

        assertThat(house.message(inTime.id()).authorId()).isEqualTo(bot);
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.result().raw()).isEqualTo(true);
        assertThat(house.state.messagesOf(group)).hasSize(2);
    }

    @Test
    void whereTheBotIsNoMemberTheAnswerIsASystemLine() {
        long id = house.call("imbot.command.register", common(RestHouse.commandParams(bot, "echo")))
                .id();
        long group = house.group(house.alice.id());
        Message asked = messenger.say(house.alice.id(), group, "/echo hi");

        Reply reply = house.call("imbot.command.answer", "COMMAND_ID", id, "MESSAGE_ID", asked.id(), "MESSAGE", "hi");

        Message answer = house.message(reply.id());
        assertThat(answer.system()).isTrue();
        assertThat(answer.authorId()).isZero();
        assertThat(answer.text()).contains("[USER=" + bot + "][/USER]").endsWith("hi");
    }

    private static Object[] common(Object[] params) {
        Object[] more = Arrays.copyOf(params, params.length + 2);
        more[params.length] = "COMMON";
        more[params.length + 1] = "Y";
        return more;
    }

    @Test
    void aMenuIsLostInPrivateAndItsCommandsNeedABotId() {
        long id = house.command(bot, "echo");
        Chat chat = messenger.open(house.alice.id(), bot);
        Message asked = messenger.say(house.alice.id(), chat.id(), "/echo hi");
        List<Map<String, String>> menu = List.of(Map.of("TEXT", "More", "COMMAND", "echo"));

        Reply without = answer(id, asked, "MENU", menu);
        Reply with = answer(id, asked, "MENU", menu, "BOT_ID", bot);

        assertThat(without.error()).isEqualTo("MENU_ERROR");
        assertThat(house.message(with.id()).extra().menu()).isEmpty();
    }

    private Reply answer(long id, Message asked, Object... more) {
        Map<String, Object> params = RestHouse.map("COMMAND_ID", id, "MESSAGE_ID", asked.id(), "MESSAGE", "hi");
        params.putAll(RestHouse.map(more));
        return house.call(
                "imbot.command.answer",
                params.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray());
    }
}
