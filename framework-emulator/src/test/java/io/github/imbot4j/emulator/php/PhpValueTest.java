package io.github.imbot4j.emulator.php;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhpValueTest {

    @Test
    void trueEqualsAnyTextLooselyAndNoneStrictly() {
        PhpValue flag = new PhpValue(true);

        assertThat(flag.looksLike("Y")).isTrue();
        assertThat(flag.looksLike("N")).isTrue();
        assertThat(flag.is("Y")).isFalse();
        assertThat(new PhpValue(false).looksLike("N")).isFalse();
        assertThat(new PhpValue(0).looksLike("Y")).isFalse();
    }

    @Test
    void zeroAsTextIsEmptyThoughNotBlank() {
        assertThat(new PhpValue("0").isEmpty()).isTrue();
        assertThat(new PhpValue("0.0").isEmpty()).isFalse();
        assertThat(new PhpValue(" ").isEmpty()).isFalse();
        assertThat(new PhpValue(List.of()).isEmpty()).isTrue();
        assertThat(PhpValue.UNSET.isEmpty()).isTrue();
    }

    @Test
    void numbersAreTakenFromTheStartOfText() {
        assertThat(new PhpValue(" 12abc").number()).isEqualTo(12);
        assertThat(new PhpValue("-3.9").number()).isEqualTo(-3);
        assertThat(new PhpValue("1e3").number()).isEqualTo(1000);
        assertThat(new PhpValue("abc").number()).isZero();
        assertThat(new PhpValue(List.of("x")).number()).isEqualTo(1);
        assertThat(new PhpValue(true).number()).isEqualTo(1);
    }

    @Test
    void textOfABooleanOrANumberIsWhatPhpPrints() {
        assertThat(new PhpValue(true).text()).isEqualTo("1");
        assertThat(new PhpValue(false).text()).isEmpty();
        assertThat(new PhpValue(1.0).text()).isEqualTo("1");
        assertThat(new PhpValue(1.5).text()).isEqualTo("1.5");
    }

    @Test
    void aMapWithTheKeysOfAListIsNone() {
        assertThat(new PhpValue(Map.of("0", "a")).isAssociative()).isFalse();
        assertThat(new PhpValue(Map.of("1", "a")).isAssociative()).isTrue();
        assertThat(new PhpValue(List.of("a")).at("0").text()).isEqualTo("a");
    }
}
