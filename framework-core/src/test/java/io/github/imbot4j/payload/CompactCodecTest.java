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

    record Tree(int leaf, List<Tree> branches) {}

    record Ping(Optional<Pong> back) {}

    record Pong(Map<String, Ping[]> back) {}

    record Planted(String where, Tree tree) {}

    sealed interface Chain {
        record Link(Chain next) implements Chain {}

        record End() implements Chain {}
    }

    record Chained(Chain first) {}

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

    @Test
    void readsRecordsThatHoldTheirOwnKind() {
        Planted planted = new Planted("garden", new Tree(1, List.of(new Tree(2, List.of()))));
        assertThat(CompactCodec.write(planted)).startsWith("[\"garden\",{");
        assertThat(CompactCodec.read(CompactCodec.write(planted), Planted.class))
                .isEqualTo(planted);
        Ping ping = new Ping(Optional.of(new Pong(Map.of())));
        assertThat(CompactCodec.read(CompactCodec.write(ping), Ping.class)).isEqualTo(ping);
        Pong pong = new Pong(Map.of("a", new Ping[] {ping}));
        assertThat(CompactCodec.read(CompactCodec.write(pong), Pong.class)
                        .back()
                        .get("a"))
                .containsExactly(ping);
    }

    @Test
    void readsHoweverDeepItWrites() {
        Chain chain = new Chain.End();
        for (int depth = 1; depth < 245; depth++) {
            chain = new Chain.Link(chain);
            Chained chained = new Chained(chain);
            assertThat(CompactCodec.read(CompactCodec.write(chained), Chained.class))
                    .isEqualTo(chained);
        }
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
