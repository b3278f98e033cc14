package io.github.imbot4j.routing;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.model.Trigger.Every;
import io.github.imbot4j.model.Trigger.OnButton;
import io.github.imbot4j.model.Trigger.OnCommand;
import io.github.imbot4j.model.Trigger.OnError;
import io.github.imbot4j.model.Trigger.OnEvent;
import io.github.imbot4j.model.Trigger.OnPortalEvent;
import io.github.imbot4j.model.Trigger.OnSurvey;
import io.github.imbot4j.model.Trigger.OnTimer;
import io.github.imbot4j.model.Trigger.OnUnhandled;
import io.github.imbot4j.payload.RecordNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of one bot.
 *
 * <p>Immutable.
 */
final class BotRoutes {

    private final BotModel bot;
    private final Map<String, Route> commands = new HashMap<>();
    private final Map<String, Route> buttons = new HashMap<>();
    private final SubCommands subCommands;
    private final Optional<Route> unknownCommand;
    private final MistypedCommand mistyped;
    private final MessageRoutes messages;
    private final StateRoutes states;
    private final Map<String, Route> timers = new HashMap<>();
    private final Map<String, Route> surveys = new HashMap<>();
    private final Map<String, Route> schedules = new LinkedHashMap<>();
    private final Map<String, Route> portalEvents = new LinkedHashMap<>();
    private boolean offline;
    private final Map<Class<?>, List<Route>> events = new HashMap<>();
    private final Map<Class<?>, Route> errors = new HashMap<>();
    private final Map<Class<?>, Route> errorsEverywhere = new HashMap<>();
    private final List<Route> unhandled = new ArrayList<>();

    /** Files the routes of a model without clashes. */
    BotRoutes(BotModel bot) {
        this.bot = bot;
        this.messages = MessageRoutes.outsideOfConversations(bot.routes());
        this.states = new StateRoutes(bot.routes());
        for (Route route : bot.routes()) {
            Trigger trigger = route.trigger();
            if (trigger instanceof OnCommand command) {
                commands.put(command.name(), route);
            } else if (trigger instanceof OnButton button) {
                buttons.put(RecordNames.simple(button.payload()), route);
            } else if (trigger instanceof OnEvent event) {
                events.computeIfAbsent(event.type(), type -> new ArrayList<>()).add(route);
            } else if (trigger instanceof OnError error) {
                errors.put(error.type(), route);
            } else if (trigger instanceof OnTimer timer) {
                timers.put(RecordNames.of(timer.due()), route);
            } else if (trigger instanceof OnSurvey survey) {
                surveys.put(RecordNames.of(survey.record()), route);
            } else if (trigger instanceof Every every) {
                schedules.put(every.schedule(), route);
            } else if (trigger instanceof OnPortalEvent event) {
                portalEvents.put(event.name(), route);
                offline |= event.offline();
            } else if (trigger instanceof OnUnhandled) {
                unhandled.add(route);
            }
        }
        bot.around().errors().forEach(route -> errorsEverywhere.put(((OnError) route.trigger()).type(), route));
        this.unknownCommand = bot.routes().stream()
                .filter(route -> route.trigger() instanceof Trigger.OnUnknownCommand)
                .findFirst();
        this.mistyped = new MistypedCommand(bot);
        this.subCommands = new SubCommands(commands.keySet());
        events.values().forEach(list -> list.sort(Comparator.comparing(BotRoutes::isBroad)));
    }

    private static boolean isBroad(Route route) {
        return ((OnEvent) route.trigger()).kinds().isEmpty();
    }

    RouteMatch match(BotEvent event, boolean fromBot, List<Record> inStates) {
        if (event instanceof TimerFired timer) {
            return timer(timers.get(timer.type()), timer);
        }
        if (event instanceof ScheduleDue due) {
            return schedule(schedules.get(due.schedule()), due);
        }
        if (event instanceof PortalEvent of) {
            Route route = portalEvents.get(of.name());
            return route != null
                    ? found(route, of)
                    : new RouteMatch.Dropped("no method has @OnEvent(\"" + of.name() + "\") any more");
        }
        return special(event, fromBot, inStates)
                .or(() -> ofType(event, fromBot))
                .map(RouteMatch.class::cast)
                .orElseGet(() -> leftOver(event, fromBot));
    }

    private static RouteMatch timer(@Nullable Route route, TimerFired event) {
        return route != null
                ? found(route, event)
                : new RouteMatch.Lost("No @OnTimer handler takes " + event.type() + " any more, which timer \""
                        + event.name() + "\" was set with. Bring it back and replay the dead letter, or purge it.");
    }

    private static RouteMatch schedule(@Nullable Route route, ScheduleDue event) {
        return route != null
                ? found(route, event)
                : new RouteMatch.Dropped("no method runs at \"" + event.schedule() + "\" any more");
    }

    /** Other bots give no commands (v1 §3.5), and answer in no conversation. */
    private Optional<RouteMatch.Found> special(BotEvent event, boolean fromBot, List<Record> inStates) {
        if (event instanceof MessageReceived message) {
            Optional<CommandReceived> command = fromBot || !hasSlash(message)
                    ? Optional.empty()
                    : PlainCommand.find(message, commands.keySet()).filter(this::isForSender);
            return command.flatMap(this::ofCommand)
                    .or(() -> fromBot || inStates.isEmpty() ? Optional.empty() : states.find(message, inStates))
                    .or(() -> ofText(message, fromBot));
        }
        return event instanceof CommandReceived command && !fromBot ? ofCommand(command) : Optional.empty();
    }

    /**
     * What the portal does not take for a command of an extranet user's is none behind a mention either, but a message (v1 §3.1). In
     * an Open Line everybody may type everything.
     */
    private boolean isForSender(CommandReceived typed) {
        return !typed.sender().extranet()
                || typed.dialog().isOpenLine()
                || bot.findCommand(subCommands.descend(typed).command())
                        .filter(CommandModel::extranet)
                        .isPresent();
    }

    /** Whether it may be a command: most messages are not, and are not looked at more closely. */
    private static boolean hasSlash(MessageReceived message) {
        String text = message.message().text();
        return text.indexOf('/') >= 0 || text.indexOf('\uFF0F') >= 0;
    }

    /** What was meant for a command goes to nobody who takes just any message. */
    private Optional<RouteMatch.Found> ofText(MessageReceived message, boolean fromBot) {
        Optional<RouteMatch.Found> found = messages.find(message, fromBot);
        boolean narrow = found.isPresent() && !isForAnything(found.get().route());
        if (fromBot || narrow || unknownCommand.isEmpty()) {
            return found;
        }
        if (!hasSlash(message)) {
            return found;
        }
        return mistyped.find(message, found.isPresent() || !unhandled.isEmpty())
                .map(command -> found(unknownCommand.get(), command))
                .or(() -> found);
    }

    private static boolean isForAnything(Route route) {
        return route.trigger() instanceof Trigger.OnMessage any
                && any.text().isEmpty()
                && any.pattern().isEmpty()
                && any.state().isEmpty();
    }

    private Optional<RouteMatch.Found> ofCommand(CommandReceived event) {
        CommandReceived deepest = subCommands.descend(event);
        return Optional.ofNullable(commands.get(deepest.command())).map(route -> found(route, deepest));
    }

    private Optional<RouteMatch.Found> ofType(BotEvent event, boolean fromBot) {
        return events.getOrDefault(event.getClass(), List.of()).stream()
                .filter(route -> admits((OnEvent) route.trigger(), event, fromBot))
                .findFirst()
                .map(route -> found(route, event));
    }

    private static boolean admits(OnEvent trigger, BotEvent event, boolean fromBot) {
        boolean right = trigger.kinds().isEmpty()
                || (event instanceof DialogEvent inDialog
                        && trigger.kinds().contains(inDialog.dialog().kind()));
        boolean own = event instanceof BotJoined joined && joined.byBot();
        return right && (!fromBot || trigger.bots()) && (!own || trigger.own());
    }

    private RouteMatch leftOver(BotEvent event, boolean fromBot) {
        if (fromBot) {
            return new RouteMatch.Dropped("another bot caused it, and no handler says bots = true");
        }
        if (event instanceof BotJoined joined && joined.byBot()) {
            return new RouteMatch.Dropped("the bot began it itself, and no handler says own = true");
        }
        if (event instanceof BotRemoved) {
            return new RouteMatch.Dropped("no handler, and nothing can be said any more");
        }
        return unhandled.isEmpty() ? Suggestion.of(bot, event) : found(unhandled.get(0), event);
    }

    private static RouteMatch.Found found(Route route, BotEvent event) {
        return new RouteMatch.Found(route, event, List.of());
    }

    /** Whether some are collected from the portal's queue too. */
    boolean isOffline() {
        return offline;
    }

    /** The names of the portal's events that some method takes. */
    Set<String> portalEvents() {
        return portalEvents.keySet();
    }

    Optional<Route> ofCommand(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    List<Interceptor> interceptors() {
        return bot.around().interceptors();
    }

    /** The states somebody waits in, by name. */
    Map<String, StateType> states() {
        return states.types();
    }

    /** Whether something may be remembered between two messages. */
    boolean remembers() {
        return !states.types().isEmpty()
                || commands.values().stream().anyMatch(route -> route.handler().asks());
    }

    /** The handlers of timers, by the name of their records. */
    Map<String, Route> timers() {
        return Collections.unmodifiableMap(timers);
    }

    /** The handler of the answers to a record's questions. */
    Optional<Route> ofSurvey(String record) {
        return Optional.ofNullable(surveys.get(record));
    }

    /** The handlers of schedules. */
    Map<String, Route> schedules() {
        return Collections.unmodifiableMap(schedules);
    }

    /** The handlers of an event of the app as a whole; every bot may have one. */
    List<Route> ofApp(Class<? extends Event> type) {
        return events.getOrDefault(type, List.of());
    }

    /** The handler of presses that carry a record of this simple name. */
    Optional<Route> ofButton(String type) {
        return Optional.ofNullable(buttons.get(type));
    }

    /** The bot's own error handler of the nearest class, else the app's. */
    Optional<Route> ofError(Throwable failure) {
        return nearest(errors, failure).or(() -> nearest(errorsEverywhere, failure));
    }

    private static Optional<Route> nearest(Map<Class<?>, Route> handlers, Throwable failure) {
        Class<?> type = failure.getClass();
        while (type != null && !handlers.containsKey(type)) {
            type = type.getSuperclass();
        }
        return Optional.ofNullable(handlers.get(type));
    }
}
