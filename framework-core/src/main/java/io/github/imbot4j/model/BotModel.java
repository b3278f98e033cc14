package io.github.imbot4j.model;

import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.reply.QuickReply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The complete description of a bot: its registration on the portal, and its handlers. Annotated classes are converted
 * to it; {@link BotBuilder} creates it without annotations.
 *
 * @param code names the bot on the portal, at most 50 characters, unique among all apps there (v1 §2.1)
 * @param type which messages it gets
 * @param openLines whether it works in Open Lines too; {@link BotType#OPEN_LINE} always does
 * @param profile how it looks
 * @param commands what it can be told, the generated {@code help} included
 * @param routes what runs when
 * @param place where it was declared, such as {@code com.acme.Greeter}
 * @param around what stands around its handlers, the same for every bot of an app
 * @param typing whether it shows by itself that it is typing while a handler takes longer than a second
 */
public record BotModel(
        String code,
        BotType type,
        boolean openLines,
        BotProfile profile,
        List<CommandModel> commands,
        List<Route> routes,
        String place,
        GlobalHandlers around,
        boolean typing) {

    /** Where a route was declared that the framework adds. */
    static final String GENERATED = "the generated ";

    public BotModel {
        commands = new IndexedList<>(commands, CommandModel::name);
        routes = new IndexedList<>(routes, Route::trigger);
    }

    /** One with nothing around it. */
    public BotModel(
            String code,
            BotType type,
            boolean openLines,
            BotProfile profile,
            List<CommandModel> commands,
            List<Route> routes,
            String place) {
        this(code, type, openLines, profile, commands, routes, place, GlobalHandlers.NONE, true);
    }

    /** The same as it looks on a portal that speaks a language. */
    public BotModel in(String language) {
        BotProfile there = profile.in(language);
        return there.equals(profile)
                ? this
                : new BotModel(code, type, openLines, there, commands, routes, place, around, typing);
    }

    /** The command of this name; case counts. Its cost does not grow with the number of commands. */
    public Optional<CommandModel> findCommand(String name) {
        return ((IndexedList<CommandModel>) commands).of(name).stream().findFirst();
    }

    /** What an equal trigger sets off. Its cost does not grow with the number of routes. */
    List<Route> routes(Trigger trigger) {
        return ((IndexedList<Route>) routes).of(trigger);
    }

    /** Whether buttons may carry records of this type. */
    public boolean takes(Class<? extends Record> payload) {
        return !routes(new Trigger.OnButton(payload)).isEmpty() || (payload == QuickReply.class && converses());
    }

    /** Whether somebody's next message may be an answer. */
    private boolean converses() {
        return routes.stream()
                .anyMatch(route -> route.trigger() instanceof Trigger.OnMessage message
                        && message.state().isPresent());
    }

    /** What people can give it and its author wrote, the generated help included: not what only generated buttons run. */
    public List<CommandModel> written() {
        return commands.stream()
                .filter(command -> !command.hidden()
                        || routes(new Trigger.OnCommand(command.name())).stream()
                                .noneMatch(route -> route.place().startsWith(GENERATED)))
                .toList();
    }

    /** The scopes that guards of the bot need. */
    public Set<String> guardScopes() {
        return routes.stream()
                .flatMap(route -> route.guards().stream())
                .map(Guard::scope)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The portal's events that some method takes, in upper case. */
    public Set<String> portalEvents() {
        Set<String> names = new TreeSet<>();
        for (Route route : routes) {
            if (route.trigger() instanceof Trigger.OnPortalEvent event) {
                names.add(event.name());
            }
        }
        return names;
    }

    /** The names of the portal's events that are collected from its queue too. */
    public Set<String> offlineEvents() {
        Set<String> names = new TreeSet<>();
        for (Route route : routes) {
            if (route.trigger() instanceof Trigger.OnPortalEvent event && event.offline()) {
                names.add(event.name());
            }
        }
        return names;
    }

    /** What a portal is told of: of sub-commands it knows the first word only. */
    public List<CommandModel> registered() {
        return commands.stream().filter(command -> !command.isSub()).toList();
    }

    /** The same bot with other commands and routes. */
    public BotModel with(List<CommandModel> others, List<Route> otherRoutes) {
        return new BotModel(code, type, openLines, profile, others, otherRoutes, place, around, typing);
    }

    /** The same bot inside of these surroundings, which stand outside of those it has. */
    public BotModel within(GlobalHandlers outer) {
        return new BotModel(code, type, openLines, profile, commands, routes, place, around.within(outer), typing);
    }
}
