package io.github.imbot4j.emulator.php;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PHP 8.2 made of these, as measured (transport §1.5). */
class FormParserTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b=1 | {a_b=1}",
                "a+b=1 | {a_b=1}",
                "'  a=1' | {a=1}",
                "a[b.c]=1 | {a={b.c=1}}",
                "a[ b]=1 | {a={ b=1}}",
                "a[b=1 | {a_b=1}",
                "a[b.c=1 | {a_b_c=1}",
                "a[b]c=1 | {a={b=1}}",
                "a[[b]]=1 | {a={[b=1}}",
                "a%5Bb%5D=1 | {a={b=1}}",
                "a=1&a=2 | {a=2}",
                "a=1&a[b]=2 | {a={b=2}}",
                "a[b]=2&a=1 | {a=1}",
                "a[]=x&a[]=y | {a={0=x, 1=y}}",
                "a[5]=x&a[]=y | {a={5=x, 6=y}}",
                "a[-3]=x&a[]=y | {a={-3=x, 0=y}}",
                "a[9223372036854775807]=x&a[]=y | {a={9223372036854775807=x}}",
                "a[07]=x&a[7]=y | {a={07=x, 7=y}}",
                "a | {a=}",
                "a= | {a=}",
                "=1 | {}",
                "[a]=1 | {}",
                "a;b=1 | {a;b=1}",
                "a=%zz | {a=%zz}",
                "a%00b=1 | {a=1}",
                "a=x+y%2Bz | {a=x y+z}",
                "a=%D0%B9 | {a=й}",
                "&&a=1& | {a=1}",
                "a=b=c | {a=b=c}"
            })
    void readsAsPhpDoes(String form, String tree) {
        assertThat(FormParser.parse(form)).hasToString(tree);
    }

    @Test
    void dropsWhatIsNestedTooDeep() {
        assertThat(FormParser.parse("a" + "[b]".repeat(63) + "=1")).containsKey("a");
        assertThat(FormParser.parse("a" + "[b]".repeat(64) + "=1&c=2")).isEqualTo(Map.of("c", "2"));
    }

    @Test
    void dropsWhatComesAfterTenThousandVariables() {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < 10_005; i++) {
            form.append("k").append(i).append("=1&");
        }
        assertThat(FormParser.parse(form.toString())).hasSize(10_000).doesNotContainKey("k10000");
    }
}
