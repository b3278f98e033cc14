package io.github.imbot4j.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of a comparison, in Markdown. */
final class Table {

    private Table() {}

    /** One JDK's; each figure is the median of the rounds, with the least and the most of the first. */
    static String of(List<Result> results, String base) {
        Optional<Result> one =
                results.stream().filter(result -> result.name().equals(base)).findFirst();
        StringBuilder text = new StringBuilder(
                """

                | server, JDK %s | replies/s | least–most | × hand-written | p50 ms | p99 ms | CPU µs/event | RSS MB | listens after ms | failed |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """.formatted(results.isEmpty() ? "" : results.get(0).jdk()));
        for (Result result : results) {
            Result.Spread perSecond = result.perSecond();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f–%,.0f | %s | %.1f | %.1f | %.0f | %.0f | %,.0f | %d |%n",
                    result.name(),
                    perSecond.median(),
                    perSecond.least(),
                    perSecond.most(),
                    one.map(hand -> String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    result.ratio(hand, Result.Round::perSecond).median()))
                            .orElse("–"),
                    result.spread(Result.Round::p50).median(),
                    result.spread(Result.Round::p99).median(),
                    result.spread(Result.Round::cpuMicros).median(),
                    result.spread(Result.Round::residentMegabytes).median(),
                    result.spread(Result.Round::listensAfterMillis).median(),
                    result.failed()));
        }
        return text.toString();
    }

    /** One goal: the ratio of two servers in one figure, beside what it should be. */
    static String goal(String what, Result.Spread ratio, String goal, boolean holds) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f (%.2f–%.2f) | %s | %s |%n",
                what,
                ratio.median(),
                ratio.least(),
                ratio.most(),
                goal,
                holds ? "holds" : "not reached");
    }
}
