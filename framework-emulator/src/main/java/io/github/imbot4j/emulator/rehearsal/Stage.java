package io.github.imbot4j.http.rehearsal;

import io.github.imbot4j.Health;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.model.BotModel;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Play the turns one after another and watch what comes of each. Belongs to one thread. */
final class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_ACTS = 24;

    private final List<BotModel> models;
    private final Cast cast;
    private final StandIn standIn;
    private final RunningBots running;
    private final List<Incident> incidents;
    private final URI events;
    private final Consumer<Turn> audience;
    private final List<Turn> turns = new ArrayList<>();

    /** Watches; the incidents grow as they happen. */
    Stage(
            List<BotModel> models,
            Cast cast,
            StandIn standIn,
            RunningBots running,
            List<Incident> incidents,
            URI events,
            Consumer<Turn> audience) {
        this.models = models;
        this.cast = cast;
        this.standIn = standIn;
        this.running = running;
        this.incidents = incidents;
        this.events = events;
        this.audience = audience;
    }

    List<Turn> play() {
        turn("", "an administrator installs the app", "install", Map.of(), this::isRegistered, "not registered");
        for (BotModel model : models) {
            standIn.portal().bot(model.code()).ifPresent(bot -> {
                talk(model, bot, Script.opening(model), false);
                talk(model, bot, Script.openLine(model), true);
            });
        }
        turn("", "an administrator removes the app", "uninstall", Map.of(), () -> true, "");
        return List.copyOf(turns);
    }

    private void talk(BotModel model, StandInPortal.Bot bot, List<Script.Act> opening, boolean openLine) {
        Deque<Script.Act> acts = new ArrayDeque<>(opening);
        Set<List<Object>> done = new HashSet<>();
        while (!acts.isEmpty() && done.size() < MOST_ACTS) {
            Script.Act act = acts.removeFirst();
            if (done.add(act.kind())) {
                act(bot, act).lines().forEach(line -> acts.addAll(Script.invited(model, line, openLine)));
            }
        }
    }

    private Turn act(StandInPortal.Bot bot, Script.Act act) {
        Map<String, String> values = new LinkedHashMap<>(Cast.values(bot));
        long message = act.messageId() != 0 ? act.messageId() : standIn.portal().nextMessageId();
        values.putAll(Cast.message(message, act.text()));
        standIn.portal()
                .command(bot.id(), act.command())
                .ifPresent(command -> values.putAll(Cast.values(command, act.text())));
        long before = portalCalls();
        return turn(bot.code(), act.what(), act.recording(), values, () -> portalCalls() > before, "not answered");
    }

    private Turn turn(
            String bot,
            String what,
            String recording,
            Map<String, String> more,
            BooleanSupplier happened,
            String otherwise) {
        Map<String, String> values = new LinkedHashMap<>(cast.values(standIn, Clock.systemUTC()));
        values.putAll(more);
        int firstCall = standIn.calls().size();
        int firstSaid = standIn.portal().said().size();
        int firstIncident = incidents.size();
        long start = System.nanoTime();
        int status = Poster.post(events, RecordedPost.form(recording, values));
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        String missing = status != 200 ? "refused with " + status : await(happened) ? "" : otherwise;
        String problem = problem(firstIncident, missing);
        List<StandInCall> calls = standIn.calls();
        Turn turn = new Turn(
                bot,
                what,
                RecordedPost.event(recording),
                status,
                millis,
                calls.subList(firstCall, calls.size()),
                spoken(firstSaid),
                problem);
        turns.add(turn);
        audience.accept(turn);
        return turn;
    }

    /** An apology is an answer to the user and a failure to us; that it failed says more than that nothing came. */
    private String problem(int firstIncident, String otherwise) {
        return incidents.stream()
                .skip(firstIncident)
                .map(Incident::summary)
                .reduce((one, another) -> one + "; " + another)
                .orElse(otherwise);
    }

    private List<Spoken> spoken(int from) {
        List<StandInPortal.Said> said = standIn.portal().said();
        return said.subList(from, said.size()).stream()
                .map(message -> Spoken.of(message, name(message.botId())))
                .toList();
    }

    private String name(long botId) {
        return models.stream()
                .map(model -> standIn.portal().bot(model.code()))
                .flatMap(Optional::stream)
                .filter(bot -> bot.id() == botId)
                .map(StandInPortal.Bot::name)
                .findFirst()
                .orElse("the bot");
    }

    private boolean isRegistered() {
        return models.stream()
                .allMatch(model -> standIn.portal()
                        .bot(model.code())
                        .filter(bot -> model.commands().stream()
                                .allMatch(command -> standIn.portal()
                                        .command(bot.id(), command.name())
                                        .isPresent()))
                        .isPresent());
    }

    private long portalCalls() {
        return standIn.calls().stream()
                .filter(call -> call.server() == StandInCall.Server.PORTAL
                        && call.error().isEmpty())
                .count();
    }

    /** Waits until nothing is left to do; tells whether the awaited thing has happened by then. */
    private boolean await(BooleanSupplier happened) {
        // Installing goes on after the answer, uncounted; everything else is counted before it.
        boolean counted = !turns.isEmpty();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Health health = running.health();
            boolean idle = health.events() == 0 && health.calls() == 0;
            if (idle && (counted || happened.getAsBoolean())) {
                break;
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        return happened.getAsBoolean();
    }
}
