package io.github.imbot4j.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.bot.CommandTokens;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParamsTest {

    @Test
    void joinsParametersWithBlanks() {
        assertThat(line()).isEmpty();
        assertThat(line("test", "from", "keyboard")).isEqualTo("test from keyboard");
        assertThat(line(1, 2.5, DayOfWeek.MONDAY, true, 'x')).isEqualTo("1 2.5 MONDAY true x");
    }

    @Test
    void quotesWhatWouldFallApart() {
        assertThat(line("buy milk", "", "a\u00A0b")).isEqualTo("\"buy milk\" \"\" \"a\u00A0b\"");
        assertThat(line("say \"hi\" now")).isEqualTo("«say \"hi\" now»");
        assertThat(line("\"a\" »b")).isEqualTo("“\"a\" »b”");
        assertThat(line("«a»")).isEqualTo("\"«a»\"");
        assertThat(line("x=\"a")).isEqualTo("«x=\"a»");
    }

    @Test
    void leavesWordsAloneThatAreOne() {
        assertThat(line("don't", "a\"b", "C:\\x", "{\"a\":1}")).isEqualTo("don't a\"b C:\\x {\"a\":1}");
    }

    @Test
    void quotesWhatWouldBeReadAsAnOption() {
        assertThat(line("to:Bob", "to=", "--all", "--", "—all", "-n"))
                .isEqualTo("\"to:Bob\" \"to=\" \"--all\" \"--\" \"—all\" \"-n\"");
        assertThat(line("-5", "15:00", "https://a.example", "x:y")).isEqualTo("-5 15:00 https://a.example x:y");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void refusesWhatCannotBeOneWord() {
        assertThatThrownBy(() -> line("a", "b \" » ” ›"))
                .isInstanceOf(InvalidReplyException.class)
                .hasMessageContaining("command.part[1]");
        assertThatThrownBy(() -> line("a", null)).hasMessageContaining("command.part[1]: is null");
        assertThatThrownBy(() -> CommandParams.line(null)).hasMessageContaining("command.part[0]: is null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "",
                "two words",
                "say \"hi\"",
                "\"a\" »b",
                "«a»",
                "x=\"a",
                "don't",
                "C:\\x y",
                "a\nb",
                "„a“ b",
                "to:Bob",
                "to=",
                "--all",
                "--",
                "—all",
                "-n7",
                "a\n\tb  c",
                "\u00A0"
            })
    void isReadBackAsItWasGiven(String param) {
        assertThat(CommandTokens.split(line("first", param, "last"))).containsExactly("first", param, "last");
    }

    private static String line(Object... params) {
        return CommandParams.line(params);
    }
}
