package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.live.LiveApp;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.model.BotModel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The execution of the turns, one after another, with a record of what each causes. Confined to one thread. */
final class RehearsalRunner {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_ACTS = 24;
    private static final long ADMIN = 1;

    private final EmulatedPortal portal;
    private final LiveApp app;
    private final List<Incident> incidents;
    private final Consumer<Turn> audience;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Spoken> spoken = new CopyOnWriteArrayList<>();
    private final Person alice;
    private final Person colleague;
    private final Person client;

    /** Watches; the incidents grow as they happen. */
    RehearsalRunner(EmulatedPortal portal, LiveApp app, List<Incident> incidents, Consumer<Turn> audience) {
        this.portal = portal;
        this.app = app;
        this.incidents = incidents;
        this.audience = audience;
        Messenger messenger = portal.messenger();
        this.alice = messenger.addPerson("Alice", "Baker", Person.Kind.EMPLOYEE, "en", false);
        this.colleague = messenger.addPerson("Bob", "Carter", Person.Kind.EMPLOYEE, "en", false);
        this.client = messenger.addPerson("Carol", "Dean", Person.Kind.CONNECTOR, "en", false);
        messenger.listen(this::hear);
    }

    List<Turn> play() {
        turn("", "an administrator installs the app", () -> app.install(ADMIN, PATIENCE));
        for (BotModel model : app.models()) {
            bot(model).ifPresent(bot -> {
                Scene scene = new Scene(portal.messenger(), bot, alice.id(), colleague.id(), client.id());
                talk(model, scene, ScenarioGenerator.opening(model), false);
                talk(model, scene, ScenarioGenerator.openLine(model), true);
            });
        }
        turn("", "an administrator updates the app", () -> {
            portal.apps().update(app.card().clientId(), 2);
            return true;
        });
        turn("", "an administrator removes the app", () -> {
            portal.apps().uninstall(app.card().clientId(), false);
            return true;
        });
        return List.copyOf(turns);
    }

    private Optional<Person> bot(BotModel model) {
        return portal.state()
                .bots()
                .first(bot -> bot.code().equals(model.code()))
                .flatMap(bot -> portal.state().people().find(bot.id()));
    }

    private void talk(BotModel model, Scene scene, List<ScenarioGenerator.Act> opening, boolean openLine) {
        Deque<ScenarioGenerator.Act> acts = new ArrayDeque<>(opening);
        Set<List<Object>> done = new HashSet<>();
        while (!acts.isEmpty() && done.size() < MOST_ACTS) {
            ScenarioGenerator.Act act = acts.removeFirst();
            if (done.add(act.kind())) {
                act(model, scene, act)
                        .ifPresent(turn ->
                                turn.lines().forEach(line -> acts.addAll(ScenarioGenerator.invited(line, openLine))));
            }
        }
    }

    /** What the messenger refuses, such as a button that waits for the bot, nobody can do; so it is not part of the play. */
    private Optional<Turn> act(BotModel model, Scene scene, ScenarioGenerator.Act act) {
        try {
            return Optional.of(turn(model.code(), act.what(), () -> {
                act.deed().accept(scene);
                return true;
            }));
        } catch (Refusal impossible) {
            return Optional.empty();
        }
    }

    /**
     * Does one thing, and waits until nothing is left to do because of it.
     *
     * @param deed gives whether it came about
     */
    private Turn turn(String bot, String what, BooleanSupplier deed) {
        long first = portal.traffic().nextId();
        int firstSpoken = spoken.size();
        int firstIncident = incidents.size();
        boolean came = deed.getAsBoolean();
        boolean quiet = app.awaitQuiet(PATIENCE);
        List<EventPost> posts = since(first, portal.traffic().events());
        List<RestCall> calls = since(first, portal.traffic().calls()).stream()
                .filter(call -> !isCarrier(call))
                .toList();
        List<String> problems = new ArrayList<>(
                TurnVerifier.problems(posts, calls, incidents.subList(firstIncident, incidents.size())));
        if (!came) {
            problems.add("not registered");
        }
        if (!quiet) {
            problems.add("not done within " + PATIENCE.toSeconds() + " s");
        }
        Turn turn = new Turn(
                bot, what, posts, calls, spoken.subList(firstSpoken, spoken.size()), String.join("; ", problems));
        turns.add(turn);
        audience.accept(turn);
        return turn;
    }

    /** What a batch carried stands for it. */
    private static boolean isCarrier(RestCall call) {
        return call.method().equals("batch") && call.error().isEmpty();
    }

    private static <E extends Exchange> List<E> since(long first, List<E> exchanges) {
        return exchanges.stream().filter(exchange -> exchange.id() > first).toList();
    }

    private void hear(ChatEvent chatEvent) {
        if (chatEvent instanceof ChatEvent.Posted posted) {
            hear(posted.message(), false);
        } else if (chatEvent instanceof ChatEvent.Edited edited
                && edited.editorId() == edited.message().authorId()) {
            hear(edited.message(), true);
        }
    }

    /** An edit of several things is told once for each of them; people see it once. */
    private void hear(Message message, boolean edited) {
        portal.state()
                .people()
                .find(message.authorId())
                .filter(Person::isBot)
                .map(bot -> Spoken.of(message, bot.name(), edited))
                .filter(said -> spoken.isEmpty() || !said.equals(spoken.get(spoken.size() - 1)))
                .ifPresent(spoken::add);
    }
}
