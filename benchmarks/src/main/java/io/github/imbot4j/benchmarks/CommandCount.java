package io.github.imbot4j.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Show that a bot of 10,000 commands handles an event at the cost of one with 10: time and allocation an event, from the post
 * through routing, binding of an argument, the handler and its reply to the settled call, all in memory. The bots are annotated
 * classes, written and compiled for this. Both are measured in turns in one process; the first two rounds are for the JIT
 * compiler, and of the others the best figure counts, since other work on the machine makes a round worse, never better.
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
        System.out.printf(Locale.ROOT, "Java %s, %d events a round, best of %d%n", Runtime.version(), events, rounds);
        try (CommandLoad few = CommandLoad.start(FEW, events);
                CommandLoad much = CommandLoad.start(many, events)) {
            CommandLoad.Cost small = CommandLoad.Cost.WORST;
            CommandLoad.Cost large = CommandLoad.Cost.WORST;
            for (int round = 1 - WARM_UP; round <= rounds; round++) {
                CommandLoad.Cost one = few.measure();
                CommandLoad.Cost other = much.measure();
                if (round > 0) {
                    small = small.best(one);
                    large = large.best(other);
                }
            }
            print(List.of(FEW, many), List.of(small, large));
            System.out.printf(
                    Locale.ROOT,
                    "ratio %,11.2f %15.2f%n",
                    large.nanos() / small.nanos(),
                    large.bytes() / small.bytes());
        }
        System.exit(0);
    }

    private static void print(List<Integer> commands, List<CommandLoad.Cost> costs) {
        System.out.println("commands   ns/event     bytes/event");
        for (int i = 0; i < commands.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%,8d %,10.0f %,15.0f%n",
                    commands.get(i),
                    costs.get(i).nanos(),
                    costs.get(i).bytes());
        }
    }
}
