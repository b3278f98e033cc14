package io.github.imbot4j.emulator;

import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.Webhook;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Hold the people, apps and chats of one example on the portal, by the names its steps give them. */
final class Stage {

    private final EmulatedPortal portal;
    private final Placeholders names = new Placeholders();
    private final PortalCaller caller;

    /** An administrator, people, three apps and a webhook; no bots and no chats yet. */
    Stage(EmulatedPortal portal, String example) {
        this.portal = portal;
        caller = new PortalCaller(portal, names, example);
        names.put("memberId", portal.state().memberId());
        names.put("clientId", "contract");
        names.put("botToken", "my_bot_token");
        long admin = person("admin", "Ivan", "Valeev", Person.Kind.EMPLOYEE, true);
        person("user", "Svetlana", "Ivanova", Person.Kind.EMPLOYEE, false);
        person("outsider", "Ivette", "Klein", Person.Kind.EMPLOYEE, false);
        person("client", "Guest", "", Person.Kind.CONNECTOR, false);
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

    Placeholders names() {
        return names;
    }

    PortalCaller caller() {
        return caller;
    }

    void play(JsonNode stages, String name) {
        JsonNode stage = stages.path(name);
        if (stage.isMissingNode()) {
            throw new IllegalStateException("No stage is called '" + name + "'. Add it to stages.json.");
        }
        if (stage.has("after")) {
            play(stages, stage.path("after").asString());
        }
        stage.path("steps").forEach(this::step);
    }

    void step(JsonNode step) {
        if (step.has("call")) {
            caller.prepare(step);
        } else {
            new Acts(portal, names).perform(step);
        }
    }

    private long person(String name, String first, String last, Person.Kind kind, boolean admin) {
        long id = portal.messenger().addPerson(first, last, kind, "en", admin).id();
        names.put(name, id);
        return id;
    }
}
