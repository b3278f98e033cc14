package io.github.imbot4j.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactCodecTest {

    sealed interface Step {
        record First(int number) implements Step {}

        record Second(String text) implements Step {}
    }

    record Inner(int number, Optional<String> word) {}

    record Everything(
            long id, String text, Step step, List<Step> steps, Inner inner, LocalDate day, Map<String, Integer> map) {}

    record Approve(long invoice) {}

    record Renamed(long customer) {}

    record Nothing() {}

    record Holder(List<Object> things) {}

    @Test
    void leavesTheNamesOut() {
        assertThat(CompactCodec.write(new Approve(17))).isEqualTo("[17]");
    }

    @Test
    void readsBackEqual() {
        Everything all = new Everything(
                17,
                "a \"b\" ё",
                new Step.Second("x"),
                List.of(new Step.First(1), new Step.Second("y")),
                new Inner(2, Optional.empty()),
                LocalDate.of(2026, 2, 28),
                Map.of("k", 1));
        assertThat(CompactCodec.read(CompactCodec.write(all), Everything.class)).isEqualTo(all);
        assertThat(CompactCodec.read(CompactCodec.write(new Nothing()), Nothing.class))
                .isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[1,2]", "[\"a\"]", "[null]", "{\"invoice\":17}", "[17", "null"})
    void refusesWhatIsNoSuchRecord(String text) {
        assertThatThrownBy(() -> CompactCodec.read(text, Approve.class))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("The text is no Approve of this program.");
    }

    @Test
    void tellsRecordsApartThatLookAlike() {
        assertThat(CompactCodec.write(new Approve(17))).isEqualTo(CompactCodec.write(new Renamed(17)));
        assertThat(CompactCodec.imprint(new Approve(17)))
                .isEqualTo(CompactCodec.imprint(new Approve(17)))
                .isNotEqualTo(CompactCodec.imprint(new Renamed(17)))
                .isBetween(0, 0xFFFFFF);
    }

    @Test
    void saysThatARecordHoldsWhatCannotBeWritten() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Holder holder = new Holder(itself);
        assertThatThrownBy(() -> CompactCodec.write(holder))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("Holder");
    }
}
