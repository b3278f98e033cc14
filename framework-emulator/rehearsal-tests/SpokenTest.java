package io.github.imbot4j.http.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpokenTest {

    @Test
    void showsTextAsPeopleSeeIt() {
        Spoken spoken = spoken(Map.of(
                "MESSAGE",
                "Hello, [USER=27]Alice[/USER]![br][b]Try[/b] [send=/hello]/hello[/send] or [put=x ]this[/put]"));
        assertThat(spoken.shown()).containsExactly("Hello, Alice!", "Try _/hello_ or _this_");
    }

    @Test
    void findsWhatALinkWouldSend() {
        Spoken spoken = spoken(Map.of(
                "MESSAGE",
                "[send=1]One[/send] [SEND]two[/SEND] [put=3]three[/put]",
                "ATTACH",
                List.of(Map.of("MESSAGE", "[send=four]4[/send]"))));
        assertThat(spoken.sendable()).containsExactly("1", "two", "four");
    }

    @Test
    void takesButtonsInBothFormsAndLeavesLineBreaksOut() {
        List<Map<String, String>> buttons = List.of(
                Map.of("TEXT", "Say", "COMMAND", "say", "COMMAND_PARAMS", "x"),
                Map.of("TYPE", "NEWLINE"),
                Map.of("TEXT", "Site", "LINK", "https://acme.example"));
        List<Spoken.Button> taken = List.of(new Spoken.Button("Say", "say", "x"), new Spoken.Button("Site", "", ""));
        assertThat(spoken(Map.of("KEYBOARD", buttons)).buttons()).isEqualTo(taken);
        assertThat(spoken(Map.of("KEYBOARD", Map.of("BUTTONS", buttons))).buttons())
                .isEqualTo(taken);
        assertThat(spoken(Map.of("KEYBOARD", "N")).buttons()).isEmpty();
    }

    @Test
    void showsEveryKindOfBlock() {
        Spoken spoken = spoken(Map.of(
                "ATTACH",
                Map.of(
                        "BLOCKS",
                        List.of(
                                Map.of("MESSAGE", "text"),
                                Map.of("GRID", List.of(Map.of("NAME", "a", "VALUE", "1"), Map.of("VALUE", "2"))),
                                Map.of("DELIMITER", Map.of("SIZE", 200)),
                                "odd"))));
        assertThat(spoken.shown()).containsExactly("| text", "| a 1  2", "| DELIMITER {\"SIZE\":200}", "| odd");
    }

    private static Spoken spoken(Map<String, Object> params) {
        return Spoken.of(new StandInPortal.Said(1, 567, "27", false, params), "Echo");
    }
}
