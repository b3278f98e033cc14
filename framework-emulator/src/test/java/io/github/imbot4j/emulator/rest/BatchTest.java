package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final RestHouse house = new RestHouse();
    private final long bot = house.bot("greeter");
    private final long alice = house.alice.id();

    @AfterEach
    void close() {
        house.close();
    }

    private PhpValue run(Map<String, ?> commands) {
        return house.call("batch", "cmd", commands).result();
    }

    private static Map<String, String> inOrder(String... keysAndCommands) {
        Map<String, String> commands = new LinkedHashMap<>();
        for (int i = 0; i < keysAndCommands.length; i += 2) {
            commands.put(keysAndCommands[i], keysAndCommands[i + 1]);
        }
        return commands;
    }

    private String add(String text) {
        return "imbot.message.add?BOT_ID=" + bot + "&DIALOG_ID=" + alice + "&MESSAGE=" + text;
    }

    @Test
    void laterCommandsUseResultsOfEarlierOnes() {
        PhpValue result = run(inOrder(
                "made", "imbot.chat.add?BOT_ID=" + bot + "&TITLE=Made",
                "said",
                        "imbot.message.add?BOT_ID=" + bot
                                + "&DIALOG_ID=chat$result[made]&MESSAGE=in+$result[made]+indeed"));

        long chat = result.at("result").at("made").number();
        Message said = house.message(result.at("result").at("said").number());
        assertThat(said.chatId()).isEqualTo(chat);
        assertThat(said.text()).isEqualTo("in " + chat + " indeed");
    }

    @Test
    void aReferenceIsGreedyAndWhatLeadsNowhereInsideATextStays() {
        run(inOrder(
                "one", add("first"),
                "two", add("see+$result[one],gone+and+more"),
                "three", add("see+$result[none][ID]"),
                "four", add("price+$5")));

        List<Message> said = house.messagesWith(bot, alice);
        assertThat(said)
                .extracting(Message::text)
                .containsExactly("first", "see " + said.get(0).id() + " and more", "see $result[none][ID]", "price $5");
    }

    @Test
    void aValueThatIsAReferenceKeepsItsTypeSoANumberIsNoMessage() {
        PhpValue result = run(inOrder("one", add("first"), "two", add("$result[one]"), "three", add("$result[none]")));

        assertThat(result.at("result_error").entries()).containsOnlyKeys("two", "three");
        assertThat(result.at("result_error").at("two").at("error").text()).isEqualTo("MESSAGE_EMPTY");
    }

    @Test
    void structuresAndLongPathsComeThrough() {
        long id = run(inOrder("me", "profile", "said", add("$result[me][NAME]")))
                .at("result")
                .at("said")
                .number();

        assertThat(house.message(id).text()).isEqualTo(house.admin.firstName());
    }

    @Test
    void errorsStandApartAndEmptyMapsAreLists() {
        PhpValue result = run(inOrder("bad", "nonsense", "good", "server.time"));

        assertThat(result.at("result_error").at("bad").at("error").text()).isEqualTo("ERROR_METHOD_NOT_FOUND");
        assertThat(result.at("result").entries()).containsOnlyKeys("good");
        assertThat(result.at("result_time").entries()).containsOnlyKeys("good");
        assertThat(result.at("result_next").raw()).isEqualTo(List.of());
        assertThat(run(inOrder("good", "server.time")).at("result_error").raw()).isEqualTo(List.of());
    }

    @Test
    void aListOfCommandsGivesAList() {
        assertThat(house.call("batch", "cmd", List.of("server.time", "profile"))
                        .result()
                        .at("result")
                        .raw())
                .isInstanceOf(List.class);
    }

    @Test
    void haltStopsAfterTheFirstError() {
        PhpValue result = house.call("batch", "halt", 1, "cmd", inOrder("a", "server.time", "b", "x", "c", "profile"))
                .result();

        assertThat(result.at("result").entries()).containsOnlyKeys("a");
        assertThat(result.at("result_error").entries()).containsOnlyKeys("b");
    }

    @Test
    void fiftyCommandsAndNoBatchInside() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 51; i++) {
            many.put("k" + i, "server.time");
        }

        PhpValue errors = run(many).at("result_error");
        assertThat(errors.entries()).containsOnlyKeys("k50");
        assertThat(errors.at("k50").at("error").text()).isEqualTo("ERROR_BATCH_LENGTH_EXCEEDED");
        assertThat(run(inOrder("in", "batch?cmd[x]=profile"))
                        .at("result_error")
                        .at("in")
                        .at("error")
                        .text())
                .isEqualTo("ERROR_BATCH_METHOD_NOT_ALLOWED");
    }

    @Test
    void valuesAreTextAndAHashEndsACommand() {
        run(inOrder("a", add("0"), "b", add("cut#off"), "c", add("a%26b%3Dc")));

        assertThat(house.messagesWith(bot, alice)).extracting(Message::text).containsExactly("0", "cut", "a&b=c");
    }

    @Test
    void aFaultOfACommandIsToldInItsPlace() {
        house.portal.faults().failNext("profile", CallFault.INTERNAL_SERVER_ERROR, 1);

        PhpValue result = run(inOrder("a", "profile", "b", "profile"));

        assertThat(result.at("result_error").at("a").at("error").text()).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(result.at("result").entries()).containsOnlyKeys("b");
    }
}
