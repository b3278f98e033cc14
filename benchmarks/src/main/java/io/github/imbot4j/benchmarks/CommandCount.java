package io.github.imbot4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proof that a bot of 10,000 commands handles an event at the cost of one with 10: time and allocation an event, from
 * the post through routing, binding of an argument, the handler and its reply to the settled call, all in memory. The
 * bots are annotated classes, written and compiled for this. Both are measured in one process, in turns of changing
 * order; the first two rounds are for the JIT compiler, and of the others each gives a ratio, of which the median
 * counts.
 *
 * <pre>
 * mvn -q -pl benchmarks -am package -DskipTests
 * java -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar:benchmarks/target/lib/*" io.github.imbot4j.benchmarks.CommandCount
 * </pre>
 *
 * <p>Arguments: events a round, 20000 when none is given; rounds, 5; commands of the large bot, 10000.
 */
final class CommandCount {

    private static final int FEW = 10;
    private static final int WARM_UP = 2;

    private CommandCount() {}

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int many = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
        System.out.printf(Locale.ROOT, "Java %s, %d events a round%n", Runtime.version(), events);
        System.out.printf("           %,8d commands             %,8d commands             large : small%n", FEW, many);
        System.out.println("round      ns/event     bytes/event  ns/event     bytes/event      ns   bytes");
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        try (CommandLoad few = CommandLoad.start(FEW, events);
                CommandLoad much = CommandLoad.start(many, events)) {
            for (int round = 1 - WARM_UP; round <= rounds; round++) {
                // Who comes first finds another heap than who comes second, so they change places.
                CommandLoad.@Nullable Cost before = round % 2 == 0 ? much.measure() : null;
                CommandLoad.Cost small = few.measure();
                CommandLoad.Cost large = before == null ? much.measure() : before;
                System.out.printf(
                        Locale.ROOT,
                        "%-7s %,11.0f %,15.0f %,9.0f %,15.0f %7.2f %7.2f%n",
                        round < 1 ? "warm-up" : round,
                        small.nanos(),
                        small.bytes(),
                        large.nanos(),
                        large.bytes(),
                        large.nanos() / small.nanos(),
                        large.bytes() / small.bytes());
                if (round > 0) {
                    nanos.add(large.nanos() / small.nanos());
                    bytes.add(large.bytes() / small.bytes());
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "median of the ratios: %.2f of time, %.2f of bytes%n", median(nanos), median(bytes));
        System.exit(0);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
