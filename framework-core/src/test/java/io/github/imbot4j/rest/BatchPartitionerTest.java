package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPartitionerTest {

    private static List<List<String>> divided(List<String> texts) {
        return BatchPartitioner.of(texts, text -> Call.of("imbot.message.add").with("MESSAGE", text));
    }

    @Test
    void putsTogetherWhatABatchCanCarry() {
        assertThat(divided(List.of("a", "b", "c"))).containsExactly(List.of("a", "b", "c"));
        assertThat(divided(List.of("a"))).containsExactly(List.of("a"));
        assertThat(divided(List.of())).isEmpty();
    }

    @Test
    void leavesAloneWhatCouldBeTakenForAReference() {
        assertThat(divided(List.of("$result[c0]", "a", "$error[x]", "b")))
                .containsExactly(List.of("$result[c0]"), List.of("a", "b"), List.of("$error[x]"));
    }

    @Test
    void startsAnotherAtFiftyAndAtAMillionCharacters() {
        List<String> many = IntStream.range(0, 51).mapToObj(String::valueOf).toList();
        assertThat(divided(many)).containsExactly(many.subList(0, 50), List.of("50"));

        List<String> long11 = IntStream.range(0, 11)
                .mapToObj(i -> String.valueOf((char) ('a' + i)).repeat(99_000))
                .toList();
        assertThat(divided(long11)).containsExactly(long11.subList(0, 10), long11.subList(10, 11));
    }
}
