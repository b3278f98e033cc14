package io.github.imbot4j.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.payload.RecordTypeJson.Misfit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordTypeJsonTest {

    enum Size {
        SMALL
    }

    sealed interface Shape {
        record Dot() implements Shape {}

        record Line(int length) implements Shape {}
    }

    record Good(
            long id,
            String text,
            Size size,
            Optional<Instant> at,
            OptionalInt count,
            List<Shape> shapes,
            Map<Size, BigDecimal> prices,
            UUID uuid,
            List<Good> children) {}

    interface Open {}

    record Bad(Object any, List<Thread> threads, Inner inner, Open open) {}

    record Inner(Map<Good, String> map) {}

    @Test
    void findsNothingInWhatCanBeCarried() {
        assertThat(RecordTypeJson.misfits(Good.class)).isEmpty();
    }

    @Test
    void namesEveryComponentThatCannot() {
        assertThat(RecordTypeJson.misfits(Bad.class))
                .extracting(Misfit::path)
                .containsExactlyInAnyOrder("Bad.any", "Bad.threads", "Inner.map", "Bad.open");
        assertThat(RecordTypeJson.misfits(Bad.class)).contains(new Misfit("Bad.any", "java.lang.Object"));
    }
}
