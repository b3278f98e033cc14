package io.github.imbot4j.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTokensTest {

    @Test
    void splitsAtBlanksOfAnyKind() {
        assertThat(CommandTokens.split("  a\tb\u00a0c \n d\u2003e ")).containsExactly("a", "b", "c", "d", "e");
        assertThat(CommandTokens.split("")).isEmpty();
        assertThat(CommandTokens.split("   ")).isEmpty();
    }

    @Test
    void keepsQuotedWordsTogether() {
        assertThat(CommandTokens.split("\"a b\" “c d” «e f» „g h“ „i j” ”k l” »m n«"))
                .containsExactly("a b", "c d", "e f", "g h", "i j", "k l", "m n");
    }

    @Test
    void keepsAnEmptyQuotation() {
        assertThat(CommandTokens.split("a \"\" b")).containsExactly("a", "", "b");
    }

    @Test
    void takesOneKindOfQuoteInsideAnotherAsText() {
        assertThat(CommandTokens.split("«say \"hi\"» \"it's «it»\"")).containsExactly("say \"hi\"", "it's «it»");
    }

    @Test
    void opensQuotesAfterAnEqualsSign() {
        assertThat(CommandTokens.split("--to=\"Bob Dylan\" -x")).containsExactly("--to=Bob Dylan", "-x");
    }

    @Test
    void takesApostrophesInchesAndUnclosedQuotesAsText() {
        assertThat(CommandTokens.split("don't 5\" \"open end")).containsExactly("don't", "5\"", "\"open", "end");
    }

    @Test
    void gluesWhatFollowsAQuotation() {
        assertThat(CommandTokens.split("\"a b\"c d")).containsExactly("a bc", "d");
    }

    @Test
    void doesNotLoseItselfInThousandsOfUnclosedQuotes() {
        List<String> words =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> CommandTokens.split("„ ".repeat(200_000)));
        assertThat(words).hasSize(200_000);
    }
}
