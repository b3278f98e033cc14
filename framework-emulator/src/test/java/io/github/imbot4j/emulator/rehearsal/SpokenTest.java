package io.github.imbot4j.emulator.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.state.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpokenTest {

    @Test
    void showsTextAsPeopleSeeIt() {
        Spoken spoken = spoken(
                "Hello, [USER=27]Alice[/USER]![br][b]Try[/b] [send=/hello]/hello[/send] or [put=x ]this[/put]",
                List.of());
        assertThat(spoken.shown()).containsExactly("Hello, Alice!", "Try _/hello_ or _this_");
    }

    @Test
    void findsWhatALinkWouldSend() {
        Spoken spoken = spoken(
                "[send=1]One[/send] [SEND]two[/SEND] [put=3]three[/put]",
                List.of(Map.of("MESSAGE", "[send=four]4[/send]")));
        assertThat(spoken.sendable()).containsExactly("1", "two", "four");
    }

    @Test
    void numbersButtonsAsTheMessengerDoesAndTellsThoseThatComeToTheServer() {
        Message.Extra keyboard = Message.Extra.NONE.withKeyboard(Optional.of(Map.of(
                "BUTTONS",
                List.of(
                        Map.of("TEXT", "Say", "COMMAND", "say", "COMMAND_PARAMS", "x"),
                        Map.of("TYPE", "NEWLINE"),
                        Map.of("TEXT", "Site", "LINK", "https://acme.example"),
                        Map.of("TEXT", "Yes", "ACTION", "SEND", "ACTION_VALUE", "Yes, please"),
                        Map.of("TEXT", "Off", "COMMAND", "say", "DISABLED", "Y")))));
        assertThat(Spoken.of(message("Choose", keyboard), "Echo", false).buttons())
                .containsExactly(
                        new Spoken.Button(0, "Say", "say", "x", true),
                        new Spoken.Button(1, "Site", "", "", false),
                        new Spoken.Button(2, "Yes", "Yes, please", "", true),
                        new Spoken.Button(3, "Off", "say", "", false));
        assertThat(spoken("Nothing to press", List.of()).buttons()).isEmpty();
    }

    @Test
    void showsEveryKindOfBlock() {
        Spoken spoken = spoken(
                "",
                List.of(
                        Map.of("MESSAGE", "text"),
                        Map.of("GRID", List.of(Map.of("NAME", "a", "VALUE", "1"), Map.of("VALUE", "2"))),
                        Map.of("DELIMITER", Map.of("SIZE", 200)),
                        "odd"));
        assertThat(spoken.shown()).containsExactly("| text", "| a 1  2", "| DELIMITER {\"SIZE\":200}", "| odd");
    }

    private static Spoken spoken(String text, List<Object> blocks) {
        Message.Extra extra = blocks.isEmpty()
                ? Message.Extra.NONE
                : Message.Extra.NONE.withAttach(List.of(Map.of("ID", 1, "BLOCKS", blocks)));
        return Spoken.of(message(text, extra), "Echo", false);
    }

    private static Message message(String text, Message.Extra extra) {
        return new Message(1, 5, 567, Instant.EPOCH, text, false, false, extra);
    }
}
