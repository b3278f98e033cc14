package io.github.imbot4j.routing;

import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * The handlers of all events, found in a time that does not grow with the number of commands or exact texts. Created
 * once at start-up; ambiguities are start-up errors.
 *
 * <p>Immutable.
 */
public final class RouteTable {

    private final Map<String, BotRoutes> byCode = new LinkedHashMap<>();
    private final Set<String> remembering;

    private RouteTable(List<BotModel> bots) {
        bots.forEach(bot -> byCode.put(bot.code(), new BotRoutes(bot)));
        this.remembering = byCode.entrySet().stream()
                .filter(bot -> bot.getValue().remembers())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Makes the table.
     *
     * @throws io.github.imbot4j.problem.DefinitionException when two handlers want the same event
     */
    public static RouteTable of(List<BotModel> bots) {
        Problems problems = new Problems();
        RouteClashes.check(bots, problems);
        problems.refuseIfAny();
        return new RouteTable(bots);
    }

    /**
     * Says where an event of a bot goes. What the bot itself or the portal did is dropped, and what another bot did unless
     * a handler says otherwise (v1 §6.4, §13 no. 8): two bots would talk for ever.
     *
     * @param ours tells whether a user id is one of our bots on that portal
     */
    public RouteMatch match(BotEvent event, LongPredicate ours) {
        return match(event, ours, List.of());
    }

    /**
     * Says where an event goes that comes in conversations.
     *
     * @param states where these are, the nearest first
     */
    public RouteMatch match(BotEvent event, LongPredicate ours, List<Record> states) {
        BotRoutes routes = byCode.get(event.bot().code());
        if (routes == null) {
            return new RouteMatch.Dropped("no bot \"" + event.bot().code() + "\" is declared here");
        }
        if (!(event instanceof DialogEvent inDialog) || event instanceof TimerFired) {
            return routes.match(event, false, List.of());
        }
        Sender sender = inDialog.sender();
        if (event instanceof BotJoined joined && joined.byBot()) {
            return routes.match(event, false, List.of());
        }
        if (sender.isKnown() && sender.id() == event.bot().id()) {
            return new RouteMatch.Dropped("the bot did it itself");
        }
        if (isSystem(inDialog)) {
            return new RouteMatch.Dropped("a message of the portal itself");
        }
        return routes.match(event, sender.bot() || ours.test(sender.id()), states);
    }

    private static boolean isSystem(DialogEvent event) {
        if (event instanceof MessageReceived received) {
            return received.message().system();
        }
        if (event instanceof MessageUpdated updated) {
            return updated.message().system();
        }
        return false;
    }

    /** The states a bot's handlers wait in, by name. */
    public Map<String, StateType> states(String botCode) {
        return Optional.ofNullable(byCode.get(botCode)).map(BotRoutes::states).orElse(Map.of());
    }

    /** Whether a bot may remember something between two messages. */
    public boolean remembers(String botCode) {
        return remembering.contains(botCode);
    }

    /** The handlers of a bot's timers, by the name of their records. */
    public Map<String, Route> timers(String botCode) {
        return Optional.ofNullable(byCode.get(botCode)).map(BotRoutes::timers).orElse(Map.of());
    }

    /** The handler of a bot's surveys whose questions are a record of this name. */
    public Optional<Route> ofSurvey(String botCode, String record) {
        return Optional.ofNullable(byCode.get(botCode)).flatMap(bot -> bot.ofSurvey(record));
    }

    /** The handlers of a bot's schedules. */
    public Map<String, Route> schedules(String botCode) {
        return Optional.ofNullable(byCode.get(botCode))
                .map(BotRoutes::schedules)
                .orElse(Map.of());
    }

    /** The codes of the bots that take a portal's event of this name, in upper case. */
    public List<String> ofPortalEvent(String name) {
        return byCode.entrySet().stream()
                .filter(bot -> bot.getValue().portalEvents().contains(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The bot whose schedule collects the events of a portal's queue for all of them; empty if none wants any. */
    public Optional<String> ofOfflineEvents() {
        return byCode.entrySet().stream()
                .filter(bot -> bot.getValue().isOffline())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** The handlers of what happened to the app as a whole, in the order of the bots. */
    public List<Owned> ofApp(AppEvent event) {
        return byCode.entrySet().stream()
                .flatMap(bot ->
                        bot.getValue().ofApp(event.getClass()).stream().map(route -> new Owned(bot.getKey(), route)))
                .toList();
    }

    /** The handler of presses that carry a record of this simple name. */
    public Optional<Route> ofButton(String botCode, String type) {
        return Optional.ofNullable(byCode.get(botCode)).flatMap(routes -> routes.ofButton(type));
    }

    /** The handler of what another handler of the bot threw: the one of the nearest class. */
    public Optional<Route> ofError(String botCode, Throwable failure) {
        return Optional.ofNullable(byCode.get(botCode)).flatMap(routes -> routes.ofError(failure));
    }

    /** The handler of a command of a bot; of sub-commands by all their words. */
    public Optional<Route> ofCommand(String botCode, String name) {
        return Optional.ofNullable(byCode.get(botCode)).flatMap(routes -> routes.ofCommand(name));
    }

    /** What stands around the handlers of a bot, the outermost first. */
    public List<Interceptor> interceptors(String botCode) {
        BotRoutes routes = byCode.get(botCode);
        return routes == null ? List.of() : routes.interceptors();
    }

    /**
     * A route and whose it is.
     *
     * @param bot the code
     * @param route which
     */
    public record Owned(String bot, Route route) {}
}
