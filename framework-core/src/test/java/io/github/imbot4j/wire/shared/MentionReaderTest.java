package io.github.imbot4j.wire.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1 §6.4 and §6.6. */
class MentionReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            [USER=5]Bot[/USER], hi|hi
            [USER=5]Bot[/USER] , hi|hi
            [USER=5]Bot[/USER]:;,  hi|hi
            [USER=5]Bot[/USER]hi|hi
              [USER=5]Bot[/USER] hi|hi
            [user=5]Bot[/user] hi|hi
            [USER=5 REPLACE]Bot[/USER] hi|hi
            [USER=5][/USER] hi|hi
            [USER=5]Bot[/USER] [USER=5]Bot[/USER] hi|hi
            [USER=5]Bot[/USER], [USER=7]Ann[/USER], hi|[USER=7]Ann[/USER], hi
            [USER=7]Ann[/USER], [USER=5]Bot[/USER], hi|[USER=7]Ann[/USER], hi
            hi [USER=5]Bot[/USER]|hi
            hi, [USER=5]Bot[/USER]!|hi
            hi [USER=5]Bot[/USER]?|hi
            hi [USER=5]Bot[/USER] |hi
            [USER=5]Bot[/USER]! hi|hi
            [USER=5]Bot[/USER]... hi|hi
            [USER=5]Bot[/USER] — hi|hi
            [USER=5]Bot[/USER] - hi|hi
            [USER=5]Bot[/USER] -5|-5
            [USER=5]Bot[/USER]/hi|/hi
            [USER=5]Bot[/USER]|''
            say [USER=5]Bot[/USER] hi|say hi
            say, [USER=5]Bot[/USER], hi|say, hi
            say,[USER=5]Bot[/USER] hi|say, hi
            say [USER=7]Ann[/USER] [USER=5]Bot[/USER] hi!|say [USER=7]Ann[/USER] hi!
            [USER=5]Bot[/USER] say [USER=7]Ann[/USER], [USER=5]Bot[/USER].|say [USER=7]Ann[/USER]
            a [USER=7][USER=5]Bot[/USER] b|a [USER=7][USER=5]Bot[/USER] b
            , hi|, hi
            [USER=55]Other[/USER] hi|[USER=55]Other[/USER] hi
            [USER=all]all[/USER] hi|[USER=all]all[/USER] hi
            [USER=5]unclosed|[USER=5]unclosed
            [USER=9999999999999999999]far[/USER]|[USER=9999999999999999999]far[/USER]
            """)
    void cutsItsOwnMentionWhereverItStands(String text, String cut) {
        assertThat(MentionReader.cut(text, 5)).isEqualTo(cut);
    }

    @Test
    void leavesATextWithoutAMentionAsItIs() {
        assertThat(MentionReader.cut(" hi, ", 5)).isEqualTo(" hi, ");
        assertThat(MentionReader.cut("", 5)).isEmpty();
    }

    @Test
    void takesBlanksOfEveryKindWithTheMention() {
        assertThat(MentionReader.cut("[USER=5]Bot[/USER]\u00A0/hello", 5)).isEqualTo("/hello");
        assertThat(MentionReader.cut("\u200B[USER=5]Bot[/USER]\u2003\u200B, /hello", 5))
                .isEqualTo("/hello");
        assertThat(MentionReader.cut("hi\u00A0[USER=5]Bot[/USER]\u00A0\t", 5)).isEqualTo("hi");
    }

    @Test
    void keepsTheLinesAroundAMention() {
        assertThat(MentionReader.cut("a\n[USER=5]Bot[/USER]\nb", 5)).isEqualTo("a\nb");
        assertThat(MentionReader.cut("a [USER=5]Bot[/USER]\nb", 5)).isEqualTo("a\nb");
        assertThat(MentionReader.cut("a\n[USER=5]Bot[/USER] b", 5)).isEqualTo("a\nb");
        assertThat(MentionReader.cut("a\n\n[USER=5]Bot[/USER]\n", 5)).isEqualTo("a");
    }

    @Test
    void cutsAcrossLinesBehindTheMentionOnly() {
        assertThat(MentionReader.cut("[USER=5]Bot[/USER]\n/help", 5)).isEqualTo("/help");
        assertThat(MentionReader.cut("[USER=5]Bot\n[/USER] hi", 5)).isEqualTo("[USER=5]Bot\n[/USER] hi");
    }

    @Test
    void findsMentionsInOrder() {
        assertThat(MentionReader.ids("[USER=9]a[/USER] x [user=3 replace]b[/user] [USER=9]a[/USER]"))
                .containsExactly(9L, 3L);
    }

    @Test
    void findsNoMentionThatDoesNotCloseOnItsLine() {
        assertThat(MentionReader.ids("[USER=1]\n[USER=2]b[/USER] [/USER] [USER=all]c[/USER] [USER=4]"))
                .containsExactly(2L);
        assertThat(MentionReader.ids("[USER=1][USER=2]b[/USER]")).containsExactly(1L);
    }

    @Test
    void takesTimeInProportionToTheText() {
        String open = "[USER=5]".repeat(40_000);
        String closed = "[USER=5][/USER]".repeat(20_000);
        assertTimeout(Duration.ofSeconds(2), () -> {
            assertThat(MentionReader.ids(open)).isEmpty();
            assertThat(MentionReader.cut(open, 5)).isEqualTo(open);
            assertThat(MentionReader.ids(closed)).containsExactly(5L);
            assertThat(MentionReader.cut(closed, 5)).isEmpty();
            assertThat(MentionReader.cut(" ".repeat(300_000), 5)).hasSize(300_000);
            assertThat(MentionReader.cut("x " + closed, 5)).isEqualTo("x");
            assertThat(MentionReader.cut("x [USER=5][/USER] ".repeat(20_000), 5))
                    .hasSize(39_999);
        });
    }
}
