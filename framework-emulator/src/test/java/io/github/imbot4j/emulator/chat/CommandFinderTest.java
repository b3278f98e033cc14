package io.github.imbot4j.emulator.chat;

import static io.github.imbot4j.emulator.chat.ChatHouse.ANNA;
import static io.github.imbot4j.emulator.chat.ChatHouse.BEN;
import static io.github.imbot4j.emulator.chat.ChatHouse.DMITRI_FROM_OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.state.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1 §3.5. */
class CommandFinderTest {

    private final ChatHouse house = new ChatHouse();
    private final long bot = house.bot("helper", "B", false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            nullValues = "-",
            value = {
                // typed                     | commands with params | consumed
                "/echo|echo:|true",
                "/echo hi there|echo:hi there|true",
                "/echo  two  spaces|echo: two  spaces|true",
                "/echo\\ttab|-|false",
                "//echo hi|echo:hi|true",
                "///echo|-|false",
                " /echo hi|-|false",
                "text /echo hi|-|false",
                "/Echo hi|-|false",
                "/echoes|-|false",
                "/unknown|-|false",
                "/|-|false",
                "line\\n/echo b|echo:b|true",
                "/echo a\\nsecond line|echo:a|true",
                "/echo a\\n/hidden b|echo:a;hidden:b|true",
                "/echo a\\n/echo b|echo:b|true",
                "/unknown\\n/echo b|echo:b|true",
                "[USER=5]Helper[/USER], /echo hi|-|false",
                "/me waves|-|true",
                "/loud hey|-|true",
                "/>> quote|-|true",
                "/rename New|-|true",
                "/getDialogId|-|true",
                "/webrtcDebug|-|true",
                "/me waves\\n/echo b|echo:b|true",
            })
    void linesThatBeginWithASlashAreCommands(String typed, String found, boolean consumed) {
        house.command(bot, "echo", false, false);
        house.command(bot, "hidden", false, true, false);

        house.messenger.say(
                ANNA,
                house.messenger.open(ANNA, bot).id(),
                typed.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(calls()).isEqualTo(found == null ? List.of() : List.of(found.split(";")));
        assertThat(house.happened(ChatEvent.Posted.class))
                .singleElement()
                .extracting(ChatEvent.Posted::consumed)
                .isEqualTo(consumed);
    }

    @Test
    void aCommandWorksWhereItsBotIsUnlessItIsCommon() {
        house.command(bot, "own", false, false);
        house.command(bot, "common", true, false);
        long elsewhere = house.group(ANNA, BEN);
        long withBot = house.group(ANNA, bot);

        house.messenger.say(ANNA, elsewhere, "/own 1");
        house.messenger.say(ANNA, elsewhere, "/common 2");
        house.messenger.say(ANNA, withBot, "/own 3");
        house.messenger.say(ANNA, house.messenger.open(ANNA, BEN).id(), "/common 4");

        assertThat(calls()).containsExactly("common:2", "own:3", "common:4");
    }

    @Test
    void everyBotWithTheWordIsCalled() {
        long second = house.bot("second", "S", false);
        house.command(bot, "echo", false, false);
        house.command(second, "echo", false, false);

        house.messenger.say(ANNA, house.group(ANNA, bot, second), "/echo hi");

        assertThat(house.happened(ChatEvent.Commanded.class))
                .singleElement()
                .satisfies(told -> assertThat(told.calls())
                        .extracting(call -> call.command().botId())
                        .containsExactly(bot, second));
    }

    @Test
    void peopleFromOutsideCallOnlyWhatIsMeantForThem() {
        house.command(bot, "inside", false, false);
        house.command(bot, "outside", false, true);
        long chat = house.messenger.open(DMITRI_FROM_OUTSIDE, bot).id();

        house.messenger.say(DMITRI_FROM_OUTSIDE, chat, "/inside 1");
        house.messenger.say(DMITRI_FROM_OUTSIDE, chat, "/outside 2");

        assertThat(calls()).containsExactly("outside:2");
        assertThat(house.happened(ChatEvent.Posted.class))
                .extracting(ChatEvent.Posted::consumed)
                .containsExactly(false, true);
    }

    @Test
    void inAnOpenLineOnlyItsBotsAreCalledAndNothingIsBuiltIn() {
        long lineBot = house.bot("line", "O", true);
        house.command(bot, "start", true, true);
        house.command(lineBot, "start", false, true);
        long client = house.client("Guest");
        long chat = house.messenger.createOpenLine(client, lineBot).id();

        house.messenger.say(client, chat, "/start 1");
        house.messenger.say(client, chat, "/me 2");

        assertThat(calls()).containsExactly("start:1");
        assertThat(house.happened(ChatEvent.Posted.class))
                .extracting(ChatEvent.Posted::consumed)
                .containsExactly(true, false);
    }

    @Test
    void onTheClientsSideOfALiveChatThereAreNoCommands() {
        house.command(bot, "echo", true, true);
        long chat = house.messenger
                .createGroup(ANNA, false, "Site", "", List.of(bot), "", "LIVECHAT", "1")
                .id();

        house.messenger.say(ANNA, chat, "/echo hi");

        assertThat(calls()).isEmpty();
    }

    @Test
    void messagesThatSkipCommandsAndSystemMessagesCallNothing() {
        house.command(bot, "echo", true, false);
        long chat = house.messenger.open(ANNA, bot).id();

        house.messenger.post(new Draft(bot, chat, "/echo 1", false, true, false, Message.Extra.NONE));
        house.messenger.post(new Draft(ANNA, chat, "/echo 2", true, false, false, Message.Extra.NONE));

        assertThat(calls()).isEmpty();
    }

    private List<String> calls() {
        return house.happened(ChatEvent.Commanded.class).stream()
                .flatMap(told -> told.calls().stream())
                .map(call -> call.command().command() + ":" + call.params())
                .toList();
    }
}
