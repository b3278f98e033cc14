package io.github.imbot4j.samples;

import io.github.imbot4j.http.rehearsal.Cast;
import io.github.imbot4j.http.rehearsal.RecordedPost;
import io.github.imbot4j.http.rehearsal.StandIn;
import io.github.imbot4j.http.rehearsal.StandInCall;
import io.github.imbot4j.http.rehearsal.StandInPortal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Post recordings into the jar and watch what it calls. */
final class Play {

    static final String EVENT = "/bitrix24/event";
    static final String INSTALL = "/bitrix24/install";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StandIn standIn;
    private final Cast cast;
    private final RunningJar jar;

    Play(StandIn standIn, Cast cast, RunningJar jar) {
        this.standIn = standIn;
        this.cast = cast;
        this.jar = jar;
    }

    /** The values every recording takes; a test changes some to forge a post. */
    Map<String, String> values() {
        return cast.values(standIn, Clock.systemUTC());
    }

    int post(String recording, Map<String, String> more) throws Exception {
        Map<String, String> values = new LinkedHashMap<>(values());
        values.putAll(more);
        return jar.post(EVENT, RecordedPost.form(recording, values)).statusCode();
    }

    /** Installs, and waits until this many commands and both bindings are there. */
    int install(String... commands) throws Exception {
        int status = post("install", Map.of());
        await(() -> standIn.portal().bindings().size() == 2
                && List.of(commands).stream().allMatch(command -> echo(command) != 0));
        idle();
        return status;
    }

    HttpResponse<String> installPage(Map<String, String> more) throws Exception {
        Map<String, String> values = new LinkedHashMap<>(values());
        values.putAll(more);
        return jar.post(
                INSTALL + "?DOMAIN=" + values.get("domain") + "&PROTOCOL=0&LANG=en&APP_SID=1",
                RecordedPost.form("install-page", values));
    }

    StandInPortal.Bot bot() {
        return standIn.portal().bot("echobot").orElseThrow();
    }

    /** A command's number, or {@code 0}. */
    long echo(String command) {
        return standIn.portal()
                .bot("echobot")
                .flatMap(bot -> standIn.portal().command(bot.id(), command))
                .map(StandInPortal.Command::id)
                .orElse(0L);
    }

    Map<String, String> message(long id, String text) {
        Map<String, String> values = new LinkedHashMap<>(Cast.values(bot()));
        values.putAll(Cast.message(id, text));
        return values;
    }

    Map<String, String> command(long messageId, String name, String params) {
        Map<String, String> values = message(messageId, "");
        values.putAll(Cast.values(standIn.portal().command(bot().id(), name).orElseThrow(), params));
        return values;
    }

    List<StandInCall> callsSince(int count) {
        List<StandInCall> calls = standIn.calls();
        return calls.subList(count, calls.size());
    }

    /** Waits until the jar says that nothing is left to do. */
    void idle() {
        await(() -> {
            try {
                String health = jar.get("/health/ready").body();
                return health.contains("\"events\":0") && health.contains("\"calls\":0");
            } catch (Exception gone) {
                return false;
            }
        });
    }

    static void await(BooleanSupplier happened) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not happen within " + PATIENCE.toSeconds() + " s.");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
