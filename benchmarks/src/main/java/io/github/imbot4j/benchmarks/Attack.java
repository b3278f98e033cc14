package io.github.imbot4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An attack on a program by a stranger, or by a hostile portal, while genuine posts come every 200 ms from another
 * address; it measures how many of these are answered, and when. Everything is on loopback; OAuth server and portals
 * are played by this process, the program is started from its jar. A control run sends the same to a server that reads
 * and forgets, beside the program: what genuine posts wait for then is the machine.
 */
final class Attack {

    private static final int PORT = 18_180;
    private static final int SINK_PORT = 18_181;
    private static final int HELD = 2_000;
    private static final String GENUINE = "127.0.0.2";
    private static final String MEMBER = AttackedForms.member(1);

    private final AttackedPortals portals = new AttackedPortals();
    private final AttackedForms forms = new AttackedForms(portals.root(), "127.0.0.1");
    private final AttackedProgram program;
    private final AtomicLong numbers = new AtomicLong(100_000);

    private Attack(Path jar, String heap) throws IOException {
        program = AttackedProgram.start(jar, heap, PORT, portals.root());
    }

    /**
     * Attacks, and prints a line for each attack.
     *
     * @param args the jar; seconds for each attack; which of {@code quiet bodies headers idle unread forged junk guesses}, separated
     *     by commas, or {@code all}; {@code control} to send each to a sink, too. Or the jar; seconds; {@code hostile-portal}; {@code
     *     strings} or {@code gzip}; the heap, such as {@code 256m}
     */
    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[0]);
        int seconds = Integer.parseInt(args[1]);
        boolean isHostilePortal = args[2].equals("hostile-portal");
        Attack attack = new Attack(jar, isHostilePortal ? args[4] : "256m");
        try (AttackedProgram program = attack.program) {
            if (isHostilePortal) {
                new HostilePortal(program, attack.portals, attack.forms)
                        .run(seconds, AttackedPortals.Hostility.valueOf(args[3].toUpperCase(Locale.ROOT)));
            } else {
                attack.run(seconds, args[2], args.length > 3);
            }
        }
        System.exit(0);
    }

    private void run(int seconds, String which, boolean withControl) throws Exception {
        HostilePortal.install(program, portals, forms, MEMBER, GENUINE);
        GenuinePosts.during(5, this::postGenuine); // warms up
        Map<String, Optional<Strangers.Manner>> manners = manners();
        for (String name : which.equals("all") ? List.copyOf(manners.keySet()) : List.of(which.split(","))) {
            Optional<Strangers.Manner> manner = manners.get(name);
            if (manner == null) {
                throw new IllegalArgumentException(
                        "There is no attack \"" + name + "\"; there are " + manners.keySet());
            }
            if (withControl && manner.isPresent()) {
                Process sink = Sink.start(SINK_PORT);
                TimeUnit.SECONDS.sleep(1);
                attack(name + ", control", seconds, SINK_PORT, manner);
                sink.destroy();
                sink.waitFor();
            }
            attack(name, seconds, PORT, manner);
        }
        System.out.println("health: " + program.health());
    }

    private int postGenuine() {
        long number = numbers.incrementAndGet();
        return program.post(
                GENUINE,
                forms.message(
                        MEMBER, portals.bot(MEMBER), number, 27, "probe-" + number, AttackedForms.APPLICATION_TOKEN));
    }

    private Map<String, Optional<Strangers.Manner>> manners() {
        String post = "POST /bitrix24/event HTTP/1.1\r\nHost: a\r\n";
        String type = "Content-Type: application/x-www-form-urlencoded\r\n";
        String page = "GET /bitrix24/install HTTP/1.1\r\nHost: a\r\n\r\n";
        String junk = AttackedForms.request("event=ONIMBOTMESSAGEADD", false);
        Map<String, Optional<Strangers.Manner>> manners = new LinkedHashMap<>();
        manners.put("quiet", Optional.empty());
        manners.put(
                "bodies",
                Optional.of(Strangers.Manner.slow(post + type + "Content-Length: 20000\r\n\r\nevent=", "a", true)));
        manners.put("headers", Optional.of(Strangers.Manner.slow(post + "X-A: a", "a", true)));
        manners.put("idle", Optional.of(Strangers.Manner.slow("", "", true)));
        manners.put("unread", Optional.of(Strangers.Manner.slow(page.repeat(100), page, false)));
        manners.put("forged", Optional.of(guess(AttackedForms.member(99))));
        manners.put("junk", Optional.of(Strangers.Manner.eager(junk)));
        manners.put("guesses", Optional.of(guess(MEMBER)));
        return manners;
    }

    private Strangers.Manner guess(String member) {
        String form = forms.message(member, 1, 1, 27, "hello", "f".repeat(32));
        return Strangers.Manner.eager(AttackedForms.request(form, false));
    }

    private void attack(String name, int seconds, int port, Optional<Strangers.Manner> manner) throws Exception {
        long bytes = program.logBytes();
        long lines = program.logLines("");
        int most = name.startsWith("guesses") ? 64 : name.startsWith("forged") || name.startsWith("junk") ? 1 : HELD;
        List<Strangers> strangers = new ArrayList<>();
        if (manner.isPresent()) {
            strangers.add(new Strangers(port, most, manner.get()));
            TimeUnit.SECONDS.sleep(2);
        }
        GenuinePosts genuine = GenuinePosts.during(seconds, this::postGenuine);
        strangers.forEach(Strangers::close);
        System.out.printf(
                Locale.ROOT,
                "%-17s genuine %s; %,d connections opened, %,d answers; log %d lines, %,d bytes%n",
                name,
                genuine.shown(),
                strangers.stream().mapToLong(Strangers::opened).sum(),
                strangers.stream().mapToLong(Strangers::answers).sum(),
                program.logLines("") - lines,
                program.logBytes() - bytes);
    }
}
