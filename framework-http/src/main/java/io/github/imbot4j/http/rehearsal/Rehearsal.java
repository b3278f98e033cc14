package io.github.imbot4j.http.rehearsal;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Health;
import io.github.imbot4j.Ports;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.http.server.BotServer;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/**
 * Play an app's life against a stand-in portal: install it, talk to each bot, click what the bots offer, remove it.
 * Everything goes through real HTTP on loopback; nothing outside is reached.
 */
public final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_ACTS = 24;

    private final Bots bots;
    private final Consumer<Turn> audience;
    private final Cast cast = Cast.usual();
    private final List<Turn> turns = new ArrayList<>();

    private Rehearsal(Bots bots, Consumer<Turn> audience) {
        this.bots = bots;
        this.audience = audience;
    }

    /**
     * Plays and gives what happened.
     *
     * @param audience told of each turn as it is over
     */
    public static List<Turn> play(Bots bots, Consumer<Turn> audience) {
        return new Rehearsal(bots, audience).play();
    }

    private List<Turn> play() {
        try (StandIn standIn = StandIn.start()) {
            cast.enter(standIn);
            URI address = URI.create("http://127.0.0.1:" + freePort());
            AppSettings settings = new AppSettings(
                    cast.clientId(), Secret.of("rehearsal-secret"), address, List.of(standIn.oauthOrigin()), true);
            RunningBots running = bots.start(settings, Ports.inMemory(settings));
            try (BotServer server = BotServer.start(running, "127.0.0.1", address.getPort())) {
                Stage stage = new Stage(standIn, running, address.resolve(AppSettings.EVENT_PATH));
                stage.install();
                bots.models().forEach(stage::talk);
                stage.uninstall();
                server.stop(PATIENCE);
            }
        }
        return List.copyOf(turns);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No free port on loopback.", none);
        }
    }

    /** Hold what is set up for one play. */
    private final class Stage {

        private final StandIn standIn;
        private final RunningBots running;
        private final URI events;

        Stage(StandIn standIn, RunningBots running, URI events) {
            this.standIn = standIn;
            this.running = running;
            this.events = events;
        }

        void install() {
            turn(
                    "",
                    "an administrator installs the app",
                    "install",
                    Map.of(),
                    this::isRegistered,
                    "The bots were not registered.");
        }

        void uninstall() {
            turn("", "an administrator removes the app", "uninstall", Map.of(), () -> true, "");
        }

        void talk(BotModel model) {
            Optional<StandInPortal.Bot> bot = standIn.portal().bot(model.code());
            if (bot.isPresent()) {
                talk(model, bot.get(), Script.opening(model), false);
                talk(model, bot.get(), Script.openLine(model), true);
            }
        }

        private void talk(BotModel model, StandInPortal.Bot bot, List<Script.Act> opening, boolean openLine) {
            Deque<Script.Act> acts = new ArrayDeque<>(opening);
            Set<List<Object>> done = new HashSet<>();
            while (!acts.isEmpty() && done.size() < MOST_ACTS) {
                Script.Act act = acts.removeFirst();
                // The same command is tried once with and once without params for each way to give it.
                boolean fresh = act.command().isEmpty()
                        ? done.add(List.of(act.recording(), act.text()))
                        : done.add(List.of(
                                act.recording(), act.command(), act.text().isEmpty()));
                if (fresh) {
                    Turn turn = act(model, bot, act);
                    turn.lines().forEach(line -> acts.addAll(Script.invited(model, line, openLine)));
                }
            }
        }

        private Turn act(BotModel model, StandInPortal.Bot bot, Script.Act act) {
            Map<String, String> values = new LinkedHashMap<>(Cast.values(bot));
            long message =
                    act.messageId() != 0 ? act.messageId() : standIn.portal().nextMessageId();
            values.putAll(Cast.message(message, act.text()));
            standIn.portal()
                    .command(bot.id(), act.command())
                    .ifPresent(command -> values.putAll(Cast.values(command, act.text())));
            int before = portalCalls();
            return turn(
                    model.code(),
                    act.what(),
                    act.recording(),
                    values,
                    () -> portalCalls() > before,
                    "The bot did nothing about it.");
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
            long start = System.nanoTime();
            int status = Poster.post(events, RecordedPost.form(recording, values));
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            boolean well = status == 200 && await(happened);
            String problem = status != 200 ? "The post was refused with " + status + "." : well ? "" : otherwise;
            List<StandInCall> calls = List.copyOf(
                    standIn.calls().subList(firstCall, standIn.calls().size()));
            Turn turn = new Turn(
                    bot, what, RecordedPost.event(recording), status, millis, calls, spoken(firstSaid), problem);
            turns.add(turn);
            audience.accept(turn);
            return turn;
        }

        private List<Spoken> spoken(int from) {
            List<StandInPortal.Said> all = standIn.portal().said();
            return all.subList(from, all.size()).stream()
                    .map(said -> Spoken.of(
                            said,
                            name(said.botId()),
                            said.params().containsKey("MESSAGE_ID")
                                    && !said.params().containsKey("COMMAND_ID")))
                    .toList();
        }

        private String name(long botId) {
            return bots.models().stream()
                    .map(model -> standIn.portal().bot(model.code()))
                    .flatMap(Optional::stream)
                    .filter(bot -> bot.id() == botId)
                    .map(StandInPortal.Bot::name)
                    .findFirst()
                    .orElse("the bot");
        }

        private boolean isRegistered() {
            return bots.models().stream()
                    .allMatch(model -> standIn.portal()
                            .bot(model.code())
                            .filter(bot -> model.commands().stream()
                                    .allMatch(command -> standIn.portal()
                                            .command(bot.id(), command.name())
                                            .isPresent()))
                            .isPresent());
        }

        private int portalCalls() {
            return (int) standIn.calls().stream()
                    .filter(call -> call.server() == StandInCall.Server.PORTAL
                            && call.error().isEmpty())
                    .count();
        }

        /** Waits until nothing is left to do; true when the awaited thing happened meanwhile. */
        private boolean await(BooleanSupplier happened) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                Health health = running.health();
                if (health.events() == 0 && health.calls() == 0 && (happened.getAsBoolean() || !patient())) {
                    return happened.getAsBoolean();
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
            return happened.getAsBoolean();
        }

        /** An install is verified and applied in the background, uncounted; everything else is counted as events and calls. */
        private boolean patient() {
            return turns.isEmpty();
        }
    }
}
