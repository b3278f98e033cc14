package io.github.imbot4j.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The rounds of one server on one JDK. */
final class Result {

    static final String COLUMNS = "jdk,server,round,per_second,p50_ms,p99_ms,cpu_us_per_event,rss_mb,listens_ms,failed";

    private final String jdk;
    private final String name;
    private final List<Round> rounds = new ArrayList<>();

    Result(String jdk, String name) {
        this.jdk = jdk;
        this.name = name;
    }

    /**
     * One round.
     *
     * @param measured the load's result
     * @param cpuMicros of the server an event
     * @param residentMegabytes of the server at the end
     * @param listensAfterMillis the time from the start of the process, which is that of the first round
     */
    record Round(Measured measured, double cpuMicros, double residentMegabytes, double listensAfterMillis) {

        double perSecond() {
            return measured.perSecond();
        }

        String shown() {
            return String.format(
                    Locale.ROOT,
                    "%,8.0f/s, p50 %.1f ms, p99 %.1f ms, %,.0f µs of processor an event%s",
                    perSecond(),
                    p50(),
                    p99(),
                    cpuMicros,
                    measured.failed() == 0 ? "" : ", failed: " + measured.failed());
        }

        double p50() {
            return measured.p50();
        }

        double p99() {
            return measured.p99();
        }
    }

    /** The middle of several figures, and their ends. */
    record Spread(double median, double least, double most) {

        static Spread of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            return sorted.isEmpty()
                    ? new Spread(0, 0, 0)
                    : new Spread(
                            (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2,
                            sorted.get(0),
                            sorted.get(sorted.size() - 1));
        }
    }

    String jdk() {
        return jdk;
    }

    String name() {
        return name;
    }

    void add(Round round) {
        rounds.add(round);
    }

    Spread spread(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    Spread perSecond() {
        return spread(Round::perSecond);
    }

    long failed() {
        return rounds.stream().mapToLong(round -> round.measured.failed()).sum();
    }

    /** The median of the ratios to another server in the same rounds; they were measured one after the other. */
    Spread ratio(Result other, ToDoubleFunction<Round> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(rounds.size(), other.rounds.size()); i++) {
            double base = figure.applyAsDouble(other.rounds.get(i));
            if (base > 0) {
                ratios.add(figure.applyAsDouble(rounds.get(i)) / base);
            }
        }
        return Spread.of(ratios);
    }

    /** The data, a line a round. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            Round round = rounds.get(i);
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,\"%s\",%d,%.1f,%.3f,%.3f,%.1f,%.0f,%.0f,%d",
                    jdk,
                    name,
                    i + 1,
                    round.perSecond(),
                    round.p50(),
                    round.p99(),
                    round.cpuMicros,
                    round.residentMegabytes,
                    round.listensAfterMillis,
                    round.measured.failed()));
        }
        return lines;
    }
}
