package io.github.imbot4j.emulator.page;

import static java.util.Map.entry;

import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.emulator.fault.EventFault;
import io.github.imbot4j.emulator.fault.Faults;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.Webhook;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The administrator's actions on apps and the portal, and the injection of faults. */
final class PortalActions {

    private static final int MOST_FAULTS = 1_000;
    private static final int MOST_SECONDS = 366 * 24 * 60 * 60;

    private final PageParts parts;
    private final RecordedActions recordedActions;

    PortalActions(PageParts parts, RecordedActions recordedActions) {
        this.parts = parts;
        this.recordedActions = recordedActions;
    }

    Map<String, Action> table() {
        return Map.ofEntries(
                entry("app/add", this::addApp),
                entry("app/install", this::install),
                entry("app/update", this::update),
                entry("app/uninstall", this::uninstall),
                entry("bot/delete", this::deleteBot),
                entry("tokens", this::tokens),
                entry("credentials", this::credentials),
                entry("rename", this::rename),
                entry("clock", this::clock),
                entry("fault/call", this::callFault),
                entry("fault/event", this::eventFault),
                entry("fault/clear", this::noFaults),
                entry("traffic/clear", this::clearTraffic));
    }

    private Map<String, Object> addApp(PageRequest pageRequest) {
        App app = parts.apps().add(pageRequest.text("name"), pageRequest.text("installUrl"));
        return Map.of("clientId", app.clientId());
    }

    private Map<String, Object> install(PageRequest pageRequest) {
        App app = app(pageRequest);
        parts.apps().install(app.clientId(), admin(pageRequest));
        if (app.installed()) {
            note("portal.reinstall();");
        }
        return Action.DONE;
    }

    private Map<String, Object> update(PageRequest pageRequest) {
        App app = app(pageRequest);
        parts.apps().update(app.clientId(), app.version() + 1);
        note("// Here '" + oneLine(app.name()) + "' was updated to version " + (app.version() + 1) + ".");
        return Action.DONE;
    }

    private Map<String, Object> uninstall(PageRequest pageRequest) {
        App app = app(pageRequest);
        parts.apps().uninstall(app.clientId(), pageRequest.flag("clean"));
        note("portal.uninstall();");
        return Action.DONE;
    }

    private Map<String, Object> deleteBot(PageRequest pageRequest) {
        long bot = pageRequest.id("bot");
        String code = parts.state().bots().find(bot).map(RegisteredBot::code).orElse("");
        parts.apps().deleteBot(bot);
        note("portal.deleteBot(" + JavaText.literal(code) + ");");
        return Action.DONE;
    }

    private Map<String, Object> tokens(PageRequest pageRequest) {
        String clientId = app(pageRequest).clientId();
        switch (pageRequest.text("what")) {
            case "expire" -> {
                parts.tokens().expireAll(clientId);
                note("portal.expireTokens();");
            }
            case "revoke" -> {
                parts.tokens().revokeAll(clientId);
                note("portal.revokeTokens();");
            }
            case "rotate" -> {
                parts.tokens().rotateAway(clientId);
                note("// Here somebody else used the refresh tokens up: portal.emulated().tokens().rotateAway(…)");
            }
            default -> throw new PageRequest.Unclear("'what' must be expire, revoke or rotate.");
        }
        return Action.DONE;
    }

    /** What somebody calls the portal's REST with who is no bot: a fresh token of an app, and an inbound webhook. */
    private Map<String, Object> credentials(PageRequest pageRequest) {
        App app = app(pageRequest);
        long user = admin(pageRequest);
        Webhook webhook = parts.apps().webhook(user);
        return Map.of("token", parts.tokens().grant(app.clientId(), user, false).access(), "webhook", webhook.path());
    }

    private Map<String, Object> rename(PageRequest pageRequest) {
        parts.rename().run();
        note("portal.rename();");
        return Action.DONE;
    }

    private Map<String, Object> clock(PageRequest pageRequest) {
        int seconds = pageRequest.count("seconds", 0, MOST_SECONDS);
        parts.clock().advance(Duration.ofSeconds(seconds));
        note("portal.advance(Duration.ofSeconds(" + seconds + "));");
        return Action.DONE;
    }

    private Map<String, Object> callFault(PageRequest pageRequest) {
        CallFault fault = pageRequest.oneOf("fault", CallFault.class);
        String named = pageRequest.textOr("method", "").strip().toLowerCase(Locale.ROOT);
        String method = named.isEmpty() ? Faults.ANY : named;
        int times = pageRequest.count("times", 1, MOST_FAULTS);
        parts.faults().failNext(method, fault, times);
        note("portal.failNext(" + JavaText.literal(method) + ", CallFault." + fault + (times == 1 ? "" : ", " + times)
                + ");");
        return Action.DONE;
    }

    private Map<String, Object> eventFault(PageRequest pageRequest) {
        int seconds = pageRequest.count("seconds", 10, MOST_SECONDS);
        switch (pageRequest.text("fault")) {
            case "duplicate" -> eventFault(new EventFault.Duplicate(), "portal.duplicateNextEvent();");
            case "drop" -> eventFault(new EventFault.Drop(), "portal.dropNextEvent();");
            case "swap" -> eventFault(new EventFault.SwapWithNext(), "portal.swapNextEvents();");
            case "delay" ->
                eventFault(
                        new EventFault.Delay(Duration.ofSeconds(seconds)),
                        "portal.delayNextEvent(Duration.ofSeconds(" + seconds + "));");
            default -> throw new PageRequest.Unclear("'fault' must be duplicate, drop, swap or delay.");
        }
        return Action.DONE;
    }

    private void eventFault(EventFault fault, String line) {
        parts.faults().next(fault);
        note(line);
    }

    private Map<String, Object> noFaults(PageRequest pageRequest) {
        parts.faults().clear();
        return Action.DONE;
    }

    private Map<String, Object> clearTraffic(PageRequest pageRequest) {
        parts.traffic().clear();
        return Action.DONE;
    }

    private void note(String line) {
        recordedActions.add(0, 0, line);
    }

    private App app(PageRequest pageRequest) {
        String clientId = pageRequest.text("clientId");
        return parts.state()
                .apps()
                .find(clientId)
                .orElseThrow(() -> new PageRequest.Unclear("The portal has no app '" + clientId + "'."));
    }

    /** Who installs: the acting person where an administrator, else the first there is. */
    private long admin(PageRequest pageRequest) {
        long acting = pageRequest.idOr("as", 0);
        return parts.state()
                .people()
                .first(person -> person.admin() && person.id() == acting)
                .or(() -> parts.state().people().first(Person::admin))
                .map(Person::id)
                .orElseThrow(() -> new PageRequest.Unclear("The portal has no administrator. Add one, then install."));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|\\\\", " ");
    }
}
