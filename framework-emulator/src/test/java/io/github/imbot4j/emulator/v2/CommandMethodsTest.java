package io.github.imbot4j.emulator.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands are registered, listed, changed and answered as v2 §3 says. */
class CommandMethodsTest {

    private final V2House house = new V2House();
    private final long bot = house.fetching("support");

    @AfterEach
    void close() {
        house.close();
    }

    private String errorOf(Map<String, Object> fields) {
        return house.hook("imbot.v2.Command.register", "botId", bot, "fields", fields)
                .error();
    }

    @Test
    void aCommandIsToldWithItsSlashAndItsFlags() {
        PhpValue command = house.hook(
                        "imbot.v2.Command.register",
                        "botId",
                        bot,
                        "fields",
                        Map.of("command", "/help", "title", Map.of("EN", "Help"), "common", "Y"))
                .result()
                .at("command");

        assertThat(command.at("command").text()).isEqualTo("/help");
        assertThat(command.at("common").raw()).isEqualTo(true);
        assertThat(command.at("hidden").raw()).isEqualTo(false);
        assertThat(command.entries()).containsOnlyKeys("id", "botId", "command", "common", "hidden", "extranetSupport");
    }

    @Test
    void theFlatFormHasEnded() {
        assertThat(house.hook(
                                "imbot.v2.Command.register",
                                "botId",
                                bot,
                                "command",
                                "help",
                                "title",
                                Map.of("en", "Help"))
                        .error())
                .isEqualTo("100");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(errorOf(Map.of("title", Map.of("en", "Help")))).isEqualTo("COMMAND_REQUIRED");
        assertThat(errorOf(Map.of("command", "two words", "title", Map.of("en", "Help"))))
                .isEqualTo("COMMAND_NAME_INVALID");
        assertThat(errorOf(Map.of("command", "help"))).isEqualTo("COMMAND_TITLE_REQUIRED");
        assertThat(errorOf(Map.of("command", "help", "hidden", true))).isEmpty();
    }

    @Test
    void aListHasTheMessengersOwnCommandsAndOtherTypes() {
        long help = house.command(bot, "help");
        List<PhpValue> commands = house.hook("imbot.v2.Command.list", "botId", bot)
                .result()
                .at("commands")
                .values();

        assertThat(commands).hasSize(7);
        assertThat(commands.get(0).at("id").raw()).isEqualTo("def0");
        assertThat(commands.get(0).at("botId").raw()).isEqualTo(0);
        assertThat(commands.get(6).at("id").number()).isEqualTo(help);
        assertThat(commands.get(6).at("common").raw()).isEqualTo("N");
        assertThat(commands.get(6).at("title").text()).isEqualTo("help");
    }

    @Test
    void languagesAreSetRemovedAndKept() {
        long help = house.command(bot, "help");
        house.hook(
                "imbot.v2.Command.update",
                "botId",
                bot,
                "commandId",
                help,
                "fields",
                Map.of("title", Map.of("de", "Hilfe"), "params", Map.of("de", "Thema")));

        assertThat(house.state.commands().find(help).orElseThrow().texts())
                .extracting(text -> text.language() + " " + text.title() + " " + text.params())
                .containsExactly("en help ", "de Hilfe Thema");
    }

    @Test
    void aNameIsTheBotsOnce() {
        house.command(bot, "help");
        long other = house.command(bot, "other");

        assertThat(house.hook(
                                "imbot.v2.Command.update",
                                "botId",
                                bot,
                                "commandId",
                                other,
                                "fields",
                                Map.of("command", "help"))
                        .error())
                .isEqualTo("COMMAND_ALREADY_EXISTS");
        assertThat(house.hook("imbot.v2.Command.unregister", "botId", bot, "commandId", 1)
                        .error())
                .isEqualTo("COMMAND_NOT_FOUND");
    }

    @Test
    void anAnswerTellsNoIdAndWantsTheDialogAsText() {
        long help = house.command(bot, "help");
        Message asked = house.says(bot, "/help");
        Object[] call = {
            "botId",
            bot,
            "commandId",
            help,
            "messageId",
            asked.id(),
            "dialogId",
            "" + house.alice.id(),
            "fields",
            Map.of("message", "Here it is")
        };

        assertThat(house.hook("imbot.v2.Command.answer", call).result().entries())
                .containsOnlyKeys("result");
        assertThat(house.state.messagesOf(asked.chatId()))
                .extracting(Message::text)
                .containsExactly("/help", "Here it is");

        call[7] = house.alice.id();
        assertThat(house.hook("imbot.v2.Command.answer", call).error()).isEqualTo("100");
        call[7] = "1";
        call[9] = Map.of();
        assertThat(house.hook("imbot.v2.Command.answer", call).error()).isEqualTo("COMMAND_ANSWER_FAILED");
    }
}
