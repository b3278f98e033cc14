package io.github.imbot4j.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Counts how often a letter of a text is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            throw new UnsupportedOperationException("That would not be counted.");
        }

        @Override
        public String toString() {
            throw new UnsupportedOperationException("That would not be counted.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\" ",
                " \"a",
                "“a ",
                "„ ",
                "« ",
                "‹ ",
                "‚a‘b ",
                "‘a",
                "’ ",
                "\"a” “b» «c' ",
                "a=\" ",
                "a:«",
                "a:\"b\"",
                "[",
                "]",
                "[[USER",
                "[USER=5]",
                "[user=5]a",
                "[USER=5]A B[/USER]",
                "[USER=5]A B[/USER] ",
                "[USER=5]\n",
                "[URL][CHAT=7]",
                "[/USER]",
                "[/USER][USER=5]",
                "[B]x[/B]",
                "[USER=5]\"«",
                "-",
                "--",
                "—",
                "–a ",
                "--a=\"",
                "=",
                ":",
                "\u200B",
                "a\u200D ",
                "\n",
                " ",
                "x"
            })
    void looksAtEachLetterOnlySoOften(String hostile) {
        long before = 0;
        for (int length : new int[] {1_000, 10_000, 100_000}) {
            Counted text = new Counted(hostile.repeat(length / hostile.length()));
            CommandTokens.tokens(text);
            assertThat(text.looks).as(hostile + " × " + length).isLessThanOrEqualTo(30L * length);
            if (before > 0) {
                assertThat(text.looks).as(hostile + " × " + length).isLessThanOrEqualTo(11 * before);
            }
            before = text.looks;
        }
    }

    @Test
    void doesNotLoseItselfInThousandsOfUnclosedQuotes() {
        List<String> words =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> CommandTokens.split("„ ".repeat(200_000)));
        assertThat(words).hasSize(200_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "‹a b› c        | a b/c",
                "‚a b‘ c        | a b/c",
                "‚a b’ c        | a b/c",
                "‘don’t do it’ c| don’t do it/c",
                "„a b” c        | a b/c",
                "to=«a b» c     | to=a b/c",
                "to:\"a b\" c    | to:a b/c",
                "5:\"a b\"       | 5:\"a/b\"",
                "[USER=5]Alice Doe[/USER] hi | [USER=5]Alice Doe[/USER]/hi",
                "[user=5 replace]A B[/user]! | [user=5 replace]A B[/user]!",
                "hi,[USER=5]A B[/USER]       | hi,[USER=5]A B[/USER]",
                "[CHAT=7]Our Sales[/CHAT] x  | [CHAT=7]Our Sales[/CHAT]/x",
                "[URL=https://a.b/c?d=e]the page[/URL] x | [URL=https://a.b/c?d=e]the page[/URL]/x",
                "[URL]https://a.b/[/URL] x   | [URL]https://a.b/[/URL]/x",
                "[USER=5]never closed        | [USER=5]never/closed",
                "[B]x y[/B]                  | [B]x/y[/B]",
                "[USERS] a                   | [USERS]/a",
                "\"[USER=5]A B[/USER] x\" y   | [USER=5]A B[/USER] x/y"
            })
    void keepsTogetherWhatBelongsTogether(String text, String words) {
        assertThat(String.join("/", CommandTokens.split(text))).isEqualTo(words);
    }

    @Test
    void dividesAtLineEnds() {
        assertThat(CommandTokens.split("a\r\nb\n\nc\u2028d")).containsExactly("a", "b", "c", "d");
        assertThat(CommandTokens.split("[USER=5]A\nB[/USER]")).containsExactly("[USER=5]A", "B[/USER]");
    }

    @Test
    void leavesOutWhatNobodySees() {
        assertThat(CommandTokens.split("\u200Bre\u200Bd \u00ADgr\uFEFFeen\u200E \u2060 1\u20605 \u202Ax\u202C"))
                .containsExactly("red", "green", "15", "x");
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69";
        assertThat(CommandTokens.split(family + " a\u200Db")).containsExactly(family, "ab");
    }

    @Test
    void knowsThePlacesOfItsWords() {
        String text = "  ab «c d»\n--to=\"e f\" [USER=5]G H[/USER] \u200Bi";
        assertThat(CommandTokens.read(text))
                .extracting(commandToken -> text.substring(commandToken.start(), commandToken.end()))
                .containsExactly("ab", "«c d»", "--to=\"e f\"", "[USER=5]G H[/USER]", "i");
        assertThat(CommandTokens.read("a \"b\" \"c\"d"))
                .extracting(CommandToken::quoted)
                .containsExactly(false, true, false);
    }

    @Test
    void doesNotLoseItselfInThousandsOfOpenTags() {
        String tags = "[USER=5]x ".repeat(20_000) + "\n" + "[URL]\n".repeat(20_000) + "[/URL][/USER]";
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> CommandTokens.split(tags)))
                .hasSize(40_001);
    }
}
