package io.github.imbot4j.benchmarks;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A portal that answers all calls with far too much, in sixty dialogs; it measures whether another portal's messages
 * are answered meanwhile and afterwards.
 */
final class HostilePortal {

    private static final int DIALOGS = 60;
    private static final String GOOD = AttackedForms.member(1);
    private static final String HOSTILE = AttackedForms.member(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AttackedProgram program;
    private final AttackedPortals portals;
    private final AttackedForms forms;
    private long number = 1_000_000;

    HostilePortal(AttackedProgram program, AttackedPortals portals, AttackedForms forms) {
        this.program = program;
        this.portals = portals;
        this.forms = forms;
    }

    /** Installs the app on a portal, and waits until its bots are registered. */
    static void install(
            AttackedProgram program, AttackedPortals portals, AttackedForms forms, String member, String from) {
        int status = program.post(from, forms.install(member, AttackedForms.token(member)));
        if (status != 200 || !AttackedProgram.await(Duration.ofSeconds(60), () -> portals.isRegistered(member))) {
            throw new IllegalStateException("The install was answered with " + status + "; log: " + program.log());
        }
    }

    void run(int seconds, AttackedPortals.Hostility how) throws Exception {
        install(program, portals, forms, GOOD, "127.0.0.2");
        install(program, portals, forms, HOSTILE, "127.0.0.66");
        System.out.println("before: " + answered(3));
        portals.beHostile(HOSTILE, how);
        ExecutorService threads = Executors.newCachedThreadPool();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int dialog = 0; dialog < DIALOGS; dialog++) {
            int user = 100 + dialog;
            threads.execute(() -> talk(user, end));
        }
        System.out.println("during: " + answered(8));
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        threads.shutdownNow();
        System.out.println("after:  " + answered(3));
        System.out.println("answers of the hostile portal: " + portals.hostileAnswers());
        System.out.println("lines of the log: " + program.logLines("") + ", with OutOfMemory: "
                + program.logLines("OutOfMemory") + ", restarts: " + program.logLines("exit code 3"));
        System.out.println("health: " + program.health());
    }

    /** A message a second in one dialog, and an install now and then. */
    private void talk(int user, long end) {
        for (int i = 0; System.nanoTime() < end && !Thread.currentThread().isInterrupted(); i++) {
            long id = user * 100_000L + i;
            program.post(
                    "127.0.0.66",
                    forms.message(HOSTILE, portals.bot(HOSTILE), id, user, "hello", AttackedForms.APPLICATION_TOKEN));
            if (user == 100 && i % 3 == 0) {
                program.post("127.0.0.66", forms.install(HOSTILE, AttackedForms.token(HOSTILE)));
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private String answered(int count) {
        int answered = 0;
        long longest = 0;
        for (int i = 0; i < count; i++) {
            long probe = ++number;
            long begun = System.nanoTime();
            int status = program.post(
                    "127.0.0.2",
                    forms.message(
                            GOOD, portals.bot(GOOD), probe, 27, "probe-" + probe, AttackedForms.APPLICATION_TOKEN));
            if (status == 200
                    && AttackedProgram.await(PATIENCE, () -> portals.answered().contains(probe))) {
                answered++;
                longest = Math.max(longest, System.nanoTime() - begun);
            }
        }
        return answered + " of " + count + " messages of the other portal answered, longest "
                + TimeUnit.NANOSECONDS.toMillis(longest) + " ms";
    }
}
