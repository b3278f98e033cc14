package io.github.imbot4j.samples;

import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.fault.CallFault;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Have portals fail now and then: full, in maintenance, broken, answers lost, calls lost, no answer in time. */
final class Mischief implements AutoCloseable {

    private static final List<CallFault> FAULTS = List.of(
            CallFault.QUERY_LIMIT_EXCEEDED,
            CallFault.INTERNAL_SERVER_ERROR,
            CallFault.GATEWAY_TIMEOUT,
            CallFault.MAINTENANCE,
            CallFault.BAD_GATEWAY,
            CallFault.LOST_ANSWER,
            CallFault.LOST_CALL);
    private static final List<String> METHODS = List.of("imbot.message.add", "imbot.message.add", "batch");

    /** A planned fault waits for its method: so many of each, lest those for one that is not called are the end of it. */
    private static final int MOST_PLANNED = 2;

    private final List<EmulatedPortal> portals;
    private final Random random;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Future<?> habit;
    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();

    Mischief(List<EmulatedPortal> portals, long seed, int everyMillis) {
        this.portals = portals;
        this.random = new Random(seed);
        this.habit = hand.scheduleWithFixedDelay(this::doSomething, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    private void doSomething() {
        EmulatedPortal portal = portals.get(random.nextInt(portals.size()));
        String method = METHODS.get(random.nextInt(METHODS.size()));
        long waiting = portal.faults().planned().stream()
                .filter(line -> line.startsWith(method + ":"))
                .count();
        if (waiting < MOST_PLANNED) {
            CallFault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            portal.faults().failNext(method, fault, 1);
            done.incrementAndGet();
            if (fault == CallFault.LOST_ANSWER) {
                lost.incrementAndGet();
            }
        }
    }

    /** The next message to any portal gets no answer for as long as the program waits; it is there all the same. */
    void noAnswer() {
        portals.get(random.nextInt(portals.size())).faults().failNext("imbot.message.add", CallFault.TIMEOUT, 1);
        done.incrementAndGet();
    }

    int planned() {
        return done.get();
    }

    /** After how many of these a call that ran looks, on a kept connection, like one that did not reach the portal. */
    int lostAnswers() {
        return lost.get();
    }

    /** Nothing fails any more. */
    void stop() {
        habit.cancel(false);
        hand.shutdownNow();
        portals.forEach(portal -> portal.faults().clear());
    }

    @Override
    public void close() {
        stop();
    }
}
