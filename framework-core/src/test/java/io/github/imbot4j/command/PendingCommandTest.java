package io.github.imbot4j.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.command.PendingCommand.Resumed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PendingCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "        |      | false | small        | small",
                "large   |      | false | Main Street  | large \"Main Street\"",
                "large   |      | false | a \"b\" c    | large «a \"b\" c»",
                "10m     |      | true  | buy milk     | 10m buy milk",
                "large   | --to | false | x            | large --to x",
                "a --to  | --to | false | x y          | a --to \"x y\"",
                "        | --at | true  | завтра 15:00 | --at завтра 15:00"
            })
    void anAnswerCompletesTheCommand(String given, String option, boolean several, String answer, String params) {
        PendingCommand pendingCommand = new PendingCommand("go", text(given), text(option), "<x>", several);
        assertThat(pendingCommand.resume(answer, "en")).isEqualTo(new Resumed.Completed("go", params));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cancel", "Cancel", " /CANCEL ", "/отмена", "отмена", "never mind"})
    void theUserMayLeave(String answer) {
        assertThat(new PendingCommand("go", "", "", "<x>", false).resume(answer, "ru"))
                .isEqualTo(new Resumed.Left());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\tb\nc", "\\", "\\t", "«\"ё\u0000"})
    void isReadBackFromItsText(String given) {
        PendingCommand pendingCommand = new PendingCommand("remind list", given, "--to", "<to>", true);
        assertThat(PendingCommand.of(pendingCommand.text())).contains(pendingCommand);
    }

    @Test
    void leavesAloneWhatAnotherVersionWrote() {
        assertThat(PendingCommand.of("")).isEmpty();
        assertThat(PendingCommand.of("2\ta\tb\tc\tfalse\te")).isEmpty();
        assertThat(PendingCommand.of("1\ta")).isEmpty();
    }

    private static String text(String maybe) {
        return maybe == null ? "" : maybe;
    }
}
