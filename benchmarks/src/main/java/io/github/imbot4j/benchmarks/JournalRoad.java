package io.github.imbot4j.benchmarks;

import io.github.imbot4j.RunningBots;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** How events get to the bots, and calls from them to the portal. */
sealed interface JournalRoad {

    /** So many posts are under way at once; a portal's events come from many servers. */
    int POSTERS = 128;

    /** A journal that is full would answer 503. */
    int MOST_UNDER_WAY = 2_000;

    String name();

    /** How calls go while the journal is measured. */
    Http network();

    /**
     * Posts all the forms and measures it.
     *
     * @param done waits until all is settled
     */
    JournalResult post(RunningBots bots, List<byte[]> forms, Runnable done) throws Exception;

    /** Real HTTP on loopback at both ends, the other ends being another process: what somebody who runs bots has. */
    record Wires(World world, Http network) implements JournalRoad {

        Wires(World world) {
            this(world, world.network());
        }

        @Override
        public String name() {
            return "HTTP";
        }

        @Override
        public JournalResult post(RunningBots bots, List<byte[]> forms, Runnable done) throws Exception {
            world.keep(forms);
            try (BotServer server = BotServer.start(bots, "127.0.0.1", 0)) {
                return JournalResult.of(forms.size(), () -> world.post(server.port(), POSTERS, MOST_UNDER_WAY), done);
            }
        }
    }

    /** No network at all: as much of the journal, and as little of everything else, as there can be. */
    record Calls(AtomicInteger made) implements JournalRoad {

        @Override
        public String name() {
            return "no network";
        }

        @Override
        public Http network() {
            HttpResponse done = HttpResponse.json(200, "{\"result\":1}");
            return post -> {
                made.incrementAndGet();
                return done;
            };
        }

        @Override
        public JournalResult post(RunningBots bots, List<byte[]> forms, Runnable done) throws Exception {
            made.set(0);
            return JournalResult.of(forms.size(), () -> post(bots, forms), done);
        }

        private World.Waits post(RunningBots bots, List<byte[]> forms) throws Exception {
            long[] nanos = new long[forms.size()];
            AtomicInteger next = new AtomicInteger();
            ExecutorService posters = Executors.newFixedThreadPool(POSTERS);
            List<Future<?>> posting = new ArrayList<>();
            for (int i = 0; i < POSTERS; i++) {
                posting.add(posters.submit(() -> post(bots, forms, next, nanos)));
            }
            for (Future<?> one : posting) {
                one.get();
            }
            posters.shutdown();
            return World.Waits.of(nanos);
        }

        private void post(RunningBots bots, List<byte[]> forms, AtomicInteger next, long[] nanos) {
            for (int i = next.getAndIncrement(); i < forms.size(); i = next.getAndIncrement()) {
                while (i - made.get() > MOST_UNDER_WAY) {
                    LockSupport.parkNanos(1_000_000);
                }
                long begun = System.nanoTime();
                int status = bots.receive(forms.get(i)).status();
                nanos[i] = System.nanoTime() - begun;
                if (status != 200) {
                    throw new IllegalStateException("Event " + i + " was answered with " + status + ".");
                }
            }
        }
    }
}
