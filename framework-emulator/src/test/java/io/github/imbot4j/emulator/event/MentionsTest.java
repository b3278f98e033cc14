package io.github.imbot4j.emulator.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** v1 §6.4 and §6.6: mentions are found by one rule and cut by another. */
class MentionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[USER=5]Bot[/USER], hi             | hi",
                "[USER=5]Bot[/USER] , hi            | , hi",
                "hi [USER=5]Bot[/USER]              | hi",
                "[USER=5]Bot[/USER] [USER=6]A[/USER] hi | hi",
                "[USER=5 REPLACE]Bot[/USER] hi      | [USER=5 REPLACE]Bot[/USER] hi",
                "[user=5]Bot[/user] hi              | [user=5]Bot[/user] hi",
                "[USER=5][/USER] a [USER=6]A[/USER] hi | hi",
                "[USER=all]x[/USER] hi              | [USER=all]x[/USER] hi",
            })
    void cutsWhatTheServersRuleMatches(String text, String cut) {
        // "[USER=5 REPLACE]" stays: after the digits the rule wants the bracket.
        assertThat(Mentions.cut(text)).isEqualTo(cut);
    }

    @Test
    void doesNotCutAcrossLines() {
        assertThat(Mentions.cut("[USER=5]Bot\n[/USER] hi")).isEqualTo("[USER=5]Bot\n[/USER] hi");
    }

    @Test
    void findsEachOnceInOrderAndInAnyCase() {
        assertThat(Mentions.in("[user=7]x[/user] [USER=5 REPLACE]y[/USER] [USER=7]z[/USER] [USER=all]u[/USER]"))
                .containsExactly(7L, 5L);
        assertThat(Mentions.in("[USER=7]x\n[/USER]")).isEmpty();
    }
}
