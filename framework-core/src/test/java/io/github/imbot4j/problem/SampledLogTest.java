package io.github.imbot4j.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledLogTest {

    private final List<String> lines = new ArrayList<>();
    private final List<Runnable> inAMinute = new ArrayList<>();
    private final SampledLog log = new SampledLog((line, failure) -> lines.add(line), inAMinute::add);

    private void aMinuteLater() {
        List<Runnable> due = List.copyOf(inAMinute);
        inAMinute.clear();
        due.forEach(Runnable::run);
    }

    @Test
    void writesTheFirstMessageAndCountsWhatIsLikeIt() {
        for (int i = 0; i <= 1_240; i++) {
            log.say("203.0.113.7", "portal a1b2c" + i + " is not installed");
        }

        assertThat(lines).containsExactly("portal a1b2c0 is not installed");
        aMinuteLater();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).isEqualTo("1,240 more in the last minute: portal a1b2c0 is not installed");
    }

    @Test
    void countsOtherSendersAndReasonsApart() {
        log.say("203.0.113.7", "no token");
        log.say("203.0.113.7", "no event");
        log.say("203.0.113.8", "no token");

        assertThat(lines).hasSize(3);
    }

    @Test
    void keepsWhatAStrangerSentWithinOneLine() {
        log.say("203.0.113.7", "no host \"a\r\n2030-01-01 ERROR forged\u2028\u202e\u001b[31m\" " + "a".repeat(100_000));

        assertThat(lines.get(0)).hasSizeLessThan(510).startsWith("no host \"a??2030-01-01 ERROR forged???[31m\" aaa");
    }

    @Test
    void tellsTheTraceOfTheFirstFailureOnly() {
        List<Throwable> traces = new ArrayList<>();
        SampledLog failures = new SampledLog(
                (line, failure) -> {
                    lines.add(line);
                    if (failure != null) {
                        traces.add(failure);
                    }
                },
                inAMinute::add);
        for (int i = 0; i < 3; i++) {
            failures.say("", "Could not receive a post.", new IllegalStateException("a bug"));
        }
        aMinuteLater();

        assertThat(lines)
                .containsExactly(
                        "Could not receive a post. (IllegalStateException)",
                        "2 more in the last minute: Could not receive a post. (IllegalStateException)");
        assertThat(traces).hasSize(1);
    }

    @Test
    void startsAnewEachMinute() {
        log.say("203.0.113.7", "no token");
        aMinuteLater();
        log.say("203.0.113.7", "no token");
        log.say("203.0.113.7", "no token");
        aMinuteLater();

        assertThat(lines).containsExactly("no token", "no token", "1 more in the last minute: no token");
        assertThat(inAMinute).isEmpty();
    }

    @Test
    void writesFewLinesHoweverManySendersThereAre() {
        for (int i = 0; i < 100_000; i++) {
            log.say("10.0." + i / 256 + "." + i % 256, "no token");
            log.say("10.0." + i / 256 + "." + i % 256, "no token");
        }
        aMinuteLater();

        assertThat(lines).hasSize(41).contains("199,960 more in the last minute, of other senders or reasons");
    }
}
