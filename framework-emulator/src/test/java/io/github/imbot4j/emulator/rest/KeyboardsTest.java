package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyboardsTest {

    private static List<?> buttons(Object keyboard) {
        return (List<?>) Keyboards.normalise(new PhpValue(keyboard), 7)
                .map(stored -> stored.get("BUTTONS"))
                .orElse(List.of());
    }

    private static Map<?, ?> only(Map<String, ?> button) {
        return (Map<?, ?>) buttons(List.of(button)).get(0);
    }

    @Test
    void theFirstValidActionWins() {
        assertThat(only(Map.of("TEXT", "a", "LINK", "javascript:x", "ACTION", "SEND", "ACTION_VALUE", "hi"))
                        .keySet()
                        .contains("LINK"))
                .isFalse();
        assertThat(only(Map.of("TEXT", "a", "LINK", "/x?a=1&b='2'", "COMMAND", "go"))
                        .get("LINK"))
                .isEqualTo("/x?a=1&amp;b=&#039;2&#039;");
        assertThat(only(Map.of("TEXT", "a", "ACTION", "send", "ACTION_VALUE", "x", "COMMAND", "/go"))
                        .get("COMMAND"))
                .isEqualTo("go");
    }

    @Test
    void whatIsInvalidIsDroppedAndANewlineAloneIsAKeyboard() {
        assertThat(buttons(List.of(
                        Map.of("TEXT", " ", "LINK", "/x"),
                        Map.of("TEXT", "f", "FUNCTION", "x", "LINK", "/x"),
                        Map.of("TEXT", "blank", "ACTION", "PUT", "ACTION_VALUE", " "),
                        Map.of("TEXT", 5, "LINK", "/x"))))
                .isEmpty();
        assertThat(buttons(List.of(Map.of("TYPE", "NEWLINE", "TEXT", "ignored"))))
                .hasToString("[{TYPE=NEWLINE}]");
    }

    @Test
    void commandsNeedABot() {
        assertThat(Keyboards.normalise(new PhpValue(List.of(Map.of("TEXT", "a", "COMMAND", "go"))), 0))
                .isEmpty();
    }

    @Test
    void flagsMustBeTheLetterItself() {
        assertThat(only(Map.of("TEXT", "a", "LINK", "/x", "BLOCK", true, "DISABLED", "y"))
                        .toString())
                .contains("BLOCK=N", "DISABLED=N");
        assertThat(only(Map.of("TEXT", "a", "LINK", "/x", "BLOCK", "Y", "DISABLED", "Y"))
                        .toString())
                .contains("BLOCK=Y", "DISABLED=Y");
    }

    @Test
    void defaultsAreFilledInAndColoursChecked() {
        Map<?, ?> button = only(Map.of(
                "TEXT",
                " Go ",
                "LINK",
                "/x",
                "CONTEXT",
                "MOON",
                "DISPLAY",
                "ROW",
                "WIDTH",
                "120px",
                "BG_COLOR",
                "red"));

        assertThat(button)
                .hasToString("{BOT_ID=7, TYPE=BUTTON, LINK=/x, TEXT=Go, VOTE=N, BLOCK=N, WAIT=N, CONTEXT=ALL,"
                        + " DISABLED=N, DISPLAY=BLOCK, WIDTH=120, BG_COLOR_TOKEN=base}");
    }

    @Test
    void coloursOfTheKeyboardAreThoseOfItsButtons() {
        Map<?, ?> button = (Map<?, ?>) buttons(Map.of(
                        "BUTTONS", List.of(Map.of("TEXT", "a", "LINK", "/x", "TEXT_COLOR", "#fff")),
                        "COLORS", Map.of("BG_COLOR", "#29619b", "TEXT_COLOR", "#000000"),
                        "VOTE", "Y"))
                .get(0);

        assertThat(button.toString()).contains("VOTE=Y", "BG_COLOR=#29619b", "TEXT_COLOR=#fff");
    }
}
