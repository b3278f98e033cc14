package io.github.imbot4j.emulator;

import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.Webhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/**
 * Run a portal of its own for one example, with the people, apps and chats the example needs. What it posts to handlers is
 * kept here, so that nothing leaves this machine.
 */
final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EmulatedPortal portal;
    private final Placeholders names = new Placeholders();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final PortalCaller caller;

    /** What came to a handler; keys are whole, such as {@code data[USER][ID]}. */
    record Post(URI url, Map<String, String> form) {}

    private Stage(String example) {
        portal = EmulatedPortal.start(new EmulatedPortal.Options(
                "127.0.0.1", 0, false, Limits.NONE, PortalClock.running(), Optional.of(this::receive)));
        names.put("memberId", portal.state().memberId());
        names.put("clientId", "contract");
        long admin = person("admin", "Ivan", "Valeev", Person.Kind.EMPLOYEE, true);
        person("user", "Svetlana", "Ivanova", Person.Kind.EMPLOYEE, false);
        person("outsider", "Ivette", "Klein", Person.Kind.EMPLOYEE, false);
        person("client", "Guest", "", Person.Kind.CONNECTOR, false);
        caller = new PortalCaller(portal, names, example);
        for (String name : List.of("app", "otherApp", "emptyApp")) {
            App app = portal.apps().add(name, "https://example.com/install");
            portal.apps().install(app.clientId(), admin);
            names.put(name + "Id", app.clientId());
            names.put(name + "Secret", app.clientSecret());
        }
        Webhook webhook = portal.apps().addWebhook(admin);
        names.put("webhook", admin + "/" + webhook.secret());
        names.put(
                "refresh",
                portal.tokens().grant(names.value("appId"), admin, true).refresh());
    }

    /** A portal on which a stage and what comes before the example were played, by the example's caller. */
    static Stage set(String stage, String example, List<JsonNode> before) {
        Stage set = new Stage(example);
        try {
            set.play(Contract.stages(), stage);
            before.forEach(set::step);
            return set;
        } catch (RuntimeException | AssertionError e) {
            set.close();
            throw e;
        }
    }

    EmulatedPortal portal() {
        return portal;
    }

    Placeholders names() {
        return names;
    }

    PortalCaller caller() {
        return caller;
    }

    /** Everything posted so far, once nothing is under way. */
    List<Post> posts() {
        if (!portal.events().awaitIdle(PATIENCE)) {
            throw new AssertionError("Events are still under way after " + PATIENCE + ".");
        }
        return List.copyOf(posts);
    }

    void step(JsonNode step) {
        if (step.has("call")) {
            caller.prepare(step);
        } else {
            new Acts(portal, names).perform(step);
        }
    }

    private void play(JsonNode stages, String name) {
        JsonNode stage = stages.path(name);
        if (stage.isMissingNode()) {
            throw new IllegalStateException("No stage is called '" + name + "'. Add it to stages.json.");
        }
        if (stage.has("after")) {
            play(stages, stage.path("after").asString());
        }
        stage.path("steps").forEach(this::step);
    }

    private long person(String name, String first, String last, Person.Kind kind, boolean admin) {
        long id = portal.messenger().addPerson(first, last, kind, "en", admin).id();
        names.put(name, id);
        return id;
    }

    private int receive(URI url, byte[] form) {
        posts.add(new Post(url, PhpForm.decode(new String(form, StandardCharsets.UTF_8))));
        return 200;
    }

    @Override
    public void close() {
        portal.close();
    }
}
