package io.github.imbot4j.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A comparison of the journal in SQLite with the one in memory: events a second from the post to the settled reply.
 * Once with what somebody has who runs bots, HTTP at both ends, and once without any network, where nearly everything
 * is the journal. All are measured in turns in one process; the first two rounds are for the JIT compiler, and of the
 * others the best one counts, since other work on the machine makes a round worse, never better. The goal is a ratio of
 * 0.70 over HTTP.
 *
 * <pre>
 * mvn -q -pl benchmarks -am package -DskipTests
 * java -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar:benchmarks/target/lib/*" io.github.imbot4j.benchmarks.JournalComparison
 * </pre>
 *
 * <p>Arguments: events a round, 20000 when none is given; rounds, 3; and the address of an empty PostgreSQL database, such as
 * {@code postgresql://postgres@127.0.0.1/bench}, to measure that too.
 */
final class JournalComparison {

    private static final int WARM_UP = 2;

    private JournalComparison() {}

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        List<JournalSubject> subjects =
                new ArrayList<>(List.of(new JournalSubject.Memory(), new JournalSubject.Sqlite()));
        if (args.length > 2) {
            subjects.add(new JournalSubject.Postgresql(args[2]));
        }
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, %d events a round%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                events);
        try (World world = World.open()) {
            JournalLoad load = new JournalLoad(events);
            for (JournalRoad road : List.of(new JournalRoad.Wires(world), new JournalRoad.Calls(new AtomicInteger()))) {
                print(road.name() + ", best of " + rounds, compare(load, road, subjects, rounds));
            }
        }
        System.exit(0);
    }

    private static Map<String, JournalResult> compare(
            JournalLoad load, JournalRoad road, List<JournalSubject> subjects, int rounds) throws Exception {
        Map<String, JournalResult> best = new LinkedHashMap<>();
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            Map<String, JournalResult> results = new LinkedHashMap<>();
            for (JournalSubject subject : subjects) {
                results.put(subject.name(), load.measure(subject, road));
            }
            print(road.name() + (round < 1 ? ", warm-up" : ", round " + round), results);
            if (round > 0) {
                results.forEach((name, result) -> best.merge(name, result, JournalResult::best));
            }
        }
        return best;
    }

    private static void print(String title, Map<String, JournalResult> results) {
        double first = results.values().iterator().next().perSecond();
        System.out.println(title);
        results.forEach((name, result) -> System.out.printf(
                Locale.ROOT,
                "  %-10s %6.0f events/s, ratio %.2f, %4.0f µs CPU an event, 200 after %5.1f ms (99%%: %5.1f ms)%n",
                name,
                result.perSecond(),
                result.perSecond() / first,
                result.cpuMicros(),
                result.waits().medianMicros() / 1e3,
                result.waits().p99Micros() / 1e3));
    }
}
