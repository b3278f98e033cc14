package io.github.imbot4j.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnumLabelTest {

    enum Odd {
        PLAIN,
        OWN {
            @Override
            public String toString() {
                return "of my own";
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SMALL, Small",
        "LIGHT_BLUE, Light blue",
        "lightBlue, Light blue",
        "A4, A4",
        "MP3_FILE, Mp3 file",
        "_, _"
    })
    void saysANameInWords(String name, String words) {
        assertThat(EnumLabel.words(name)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(Odd.class)
    void leavesTheSayToAConstantThatSpeaksForItself(Odd odd) {
        assertThat(EnumLabel.of(odd)).isEqualTo(odd == Odd.PLAIN ? "Plain" : "of my own");
        assertThat(EnumLabel.key(odd)).isEqualTo("Odd." + odd.name());
    }
}
