package io.github.imbot4j.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    enum Size {
        SMALL,
        LARGE
    }

    sealed interface Step {
        record First(int number) implements Step {}

        record Second(String text) implements Step {}
    }

    record Everything(
            String text,
            long number,
            double share,
            boolean flag,
            Size size,
            List<Step.First> list,
            Map<String, Integer> map,
            Optional<String> there,
            Optional<String> absent,
            Instant instant,
            LocalDate day,
            Duration span,
            Step step) {}

    record Small(int number) {}

    @Test
    void whatIsWrittenIsReadBackEqual() {
        Everything whole = new Everything(
                "«Ж» \u2028 \"q\" 😀",
                Long.MIN_VALUE,
                0.1,
                true,
                Size.LARGE,
                List.of(new Step.First(1), new Step.First(2)),
                Map.of("a", 1),
                Optional.of("x"),
                Optional.empty(),
                Instant.parse("2026-11-25T10:00:00.123456789Z"),
                LocalDate.parse("2026-12-31"),
                Duration.ofMillis(90_061_001),
                new Step.Second("two"));

        assertThat(RecordCodec.read(RecordCodec.write(whole), Everything.class)).isEqualTo(whole);
    }

    record Busy(String text) {
        public boolean isEmpty() {
            return text.isEmpty();
        }

        public String getGreeting() {
            return "Hello";
        }
    }

    @Test
    void whatARecordCanSayBesidesItsComponentsIsNotWritten() {
        assertThat(RecordCodec.write(new Busy("x"))).isEqualTo("{\"text\":\"x\"}");
        assertThat(RecordCodec.read("{\"text\":\"x\"}", Busy.class)).isEqualTo(new Busy("x"));
    }

    @Test
    void aTextOfAnotherShapeIsRefusedWithoutBeingQuoted() {
        for (String text : List.of("", "null", "[]", "{}", "{\"number\":\"secret\"}", "{\"number\":1,\"secret\":2}")) {
            assertThatThrownBy(() -> RecordCodec.read(text, Small.class))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessage("The text is no Small of this program.");
        }
    }

    record Doll(Optional<Doll> inside) {}

    private static Doll dolls(int many) {
        Doll doll = new Doll(Optional.empty());
        for (int i = 1; i < many; i++) {
            doll = new Doll(Optional.of(doll));
        }
        return doll;
    }

    @Test
    void readsHoweverDeepItWrites() {
        for (int many = 1; many <= 500; many++) {
            Doll doll = dolls(many);
            assertThat(RecordCodec.read(RecordCodec.write(doll), Doll.class)).isEqualTo(doll);
        }
    }

    @Test
    void refusesWhatIsNestedDeeperWhenItIsWritten() {
        Doll doll = dolls(501);

        assertThatThrownBy(() -> RecordCodec.write(doll))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage(
                        "A Doll is nested deeper than 500 levels and could not be read back. Keep ids in it, or a list in"
                                + " place of what is nested.");
    }
}
