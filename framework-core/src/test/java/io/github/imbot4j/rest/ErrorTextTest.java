package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>You <b>cannot</b> write here.</p>|You cannot write here.",
                "a &lt;b&gt; &amp; &quot;c&quot;&nbsp;&#39;d&#039;|a <b> & \"c\" 'd'",
                "1 < 2 and 3 > 2|1 < 2 and 3 > 2",
                "<style>b{}</style>x<script>alert(1)</script><!-- c -->y|x y",
                "<script>never closed|''",
                "<!DOCTYPE html><br/>x|x",
            })
    void takesMarkupOff(String dirty, String clean) {
        assertThat(ErrorText.clean(dirty)).isEqualTo(clean);
    }

    @Test
    void keepsALogToOneLine() {
        assertThat(ErrorText.clean(" a\r\nb\tc\u0000\u001b[31m\u2028d\u202e ")).isEqualTo("a b c [31m d");
    }

    @Test
    void cutsBetweenCharacters() {
        String text = "x".repeat(ErrorText.LIMIT - 2) + "😀😀";
        assertThat(ErrorText.clean(text)).isEqualTo("x".repeat(ErrorText.LIMIT - 2) + "…");
        assertThat(ErrorText.clean("x".repeat(ErrorText.LIMIT))).hasSize(ErrorText.LIMIT);
    }

    @Test
    void masksTheToken() {
        assertThat(ErrorText.clean("auth=abc123&x", Credentials.ofToken(Secret.of("abc123"))))
                .isEqualTo("auth=***&x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a ", "<!--", "<script>", "&amp;"})
    void isQuickOnMegabytesOfNonsense(String part) {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> ErrorText.clean(part.repeat(1_000_000)));
    }
}
