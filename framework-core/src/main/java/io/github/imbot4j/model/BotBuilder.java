package io.github.imbot4j.model;

import io.github.imbot4j.event.DialogKind;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.portal.BotColor;
import io.github.imbot4j.reply.FormState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A builder of bots in code, with the same capabilities as annotations. The model it creates is immutable; the builder
 * itself is confined to one thread. Nothing is checked here: {@link ModelValidator} checks all bots together before a
 * start.
 */
public final class BotBuilder {

    private final String code;
    private final String place = CallerLocation.outside(BotBuilder.class);
    private final List<CommandModel> commands = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final Map<Class<? extends Record>, MessageKeys> forms = new HashMap<>();
    private BotProfile profile;
    private BotType type = BotType.BOT;
    private boolean openLines;
    private boolean help = true;
    private boolean typing = true;

    private BotBuilder(String code, String name) {
        this.code = code;
        this.profile = BotProfile.named(name);
    }

    /**
     * Starts a bot.
     *
     * @param code names it on the portal, at most 50 characters; never change it
     * @param name the shown name
     */
    public static BotBuilder of(String code, String name) {
        return new BotBuilder(code, name);
    }

    /** Chooses which messages it gets; {@link BotType#BOT} unless said. */
    public BotBuilder type(BotType value) {
        type = value;
        return this;
    }

    /** Makes it work in Open Lines too. */
    public BotBuilder openLines() {
        openLines = true;
        return this;
    }

    /** Changes how it looks, starting from what was said so far. */
    public BotBuilder profile(UnaryOperator<BotProfile> change) {
        profile = change.apply(profile);
        return this;
    }

    /** The work position shown under the name. */
    public BotBuilder position(String value) {
        return profile(looks -> looks.withPosition(value));
    }

    /** The colour of the avatar and chats. */
    public BotBuilder color(BotColor value) {
        return profile(looks -> looks.withColor(value));
    }

    /** The picture, such as {@link Avatar#resource Avatar.resource(Main.class, "bot.png")}. */
    public BotBuilder avatar(Avatar value) {
        return profile(looks -> looks.withAvatar(value));
    }

    /** Leaves out the generated {@code /help}. */
    public BotBuilder withoutHelp() {
        help = false;
        return this;
    }

    /** Lets every handler that somebody sets off run only when this agrees, with those named before. */
    public BotBuilder guard(Guard guard) {
        guards.add(guard);
        return this;
    }

    /** Keeps it from showing by itself that it is typing while a handler takes longer than a second. */
    public BotBuilder withoutTyping() {
        typing = false;
        return this;
    }

    /** Handles a command, with its title: {@code command("hello", c -> c.title("en", "Greet"), handler)}. */
    public BotBuilder command(String name, UnaryOperator<CommandBuilder> description, Handler handler) {
        CommandBuilder command = description.apply(new CommandBuilder(name));
        commands.add(command.build());
        return on(new Trigger.OnCommand(name), handler, command.guards().toArray(Guard[]::new));
    }

    /** Handles any message no narrower handler takes. */
    public BotBuilder onMessage(Handler handler) {
        return onMessage("", handler);
    }

    /** Handles one exact text, compared after trimming and ignoring case. */
    public BotBuilder onMessage(String text, Handler handler) {
        return on(new Trigger.OnMessage(text, Optional.empty(), Set.of(), false, 0, false), handler);
    }

    /** Handles messages that match a pattern as a whole; the groups are in the invocation. */
    public BotBuilder onMessage(Pattern pattern, Handler handler) {
        return on(new Trigger.OnMessage("", Optional.of(pattern), Set.of(), false, 0, false), handler);
    }

    /** Handles presses of buttons that carry a record of this type; it is the invocation's subject. */
    public BotBuilder onButton(Class<? extends Record> payload, Handler handler) {
        return on(new Trigger.OnButton(payload), handler);
    }

    /** Handles the next message while a conversation is in a state; it finds the state in the invocation. */
    public BotBuilder onMessage(Class<? extends Record> state, Handler handler) {
        return on(new Trigger.OnMessage("", Optional.empty(), Set.of(), false, 0, false, Optional.of(state)), handler);
    }

    /** Handles a record somebody has filled in, begun with {@code Next.form(…)}; it is the invocation's subject. */
    public BotBuilder onForm(Class<? extends Record> record, Handler handler) {
        return on(new Trigger.OnForm(record), handler);
    }

    /** The same, with texts for the keys in its {@code @Ask} and the names of its constants. */
    public BotBuilder onForm(Class<? extends Record> record, MessageBundle messageBundle, Handler handler) {
        forms.put(record, MessageKeys.of(messageBundle));
        return onForm(record, handler);
    }

    /** Handles the answers of a survey, which ask for a record of this type; the invocation's subject is {@code Answers}. */
    public BotBuilder onSurvey(Class<? extends Record> record, Handler handler) {
        return on(new Trigger.OnSurvey(record, false), handler);
    }

    /** The same, with texts for the keys in its {@code @Ask} and the names of its constants. */
    public BotBuilder onSurvey(Class<? extends Record> record, MessageBundle messageBundle, Handler handler) {
        forms.put(record, MessageKeys.of(messageBundle));
        return onSurvey(record, handler);
    }

    /** Handles timers that were set with a record of this type; it finds the record in the invocation. */
    public BotBuilder onTimer(Class<? extends Record> due, Handler handler) {
        return on(new Trigger.OnTimer(due), handler);
    }

    /** Runs at certain times on each portal, such as {@code Mon-Fri 09:00}. */
    public BotBuilder every(String schedule, Handler handler) {
        return on(new Trigger.Every(schedule), handler);
    }

    /** Handles an event of the portal, such as {@code ONCRMDEALADD}. */
    public BotBuilder onPortalEvent(String name, Handler handler) {
        return on(new Trigger.OnPortalEvent(name), handler);
    }

    /** Handles an event of the portal that is collected from its queue too, see {@code OnEvent.offline}. */
    public BotBuilder onOfflineEvent(String name, Handler handler) {
        return on(new Trigger.OnPortalEvent(name, true), handler);
    }

    /** Handles events of one record type, in these dialogs only when any are given. */
    public BotBuilder on(Class<? extends Event> event, Handler handler, DialogKind... in) {
        return on(new Trigger.OnEvent(event, Set.of(in), false), handler);
    }

    /** Handles what the bot's handlers throw; it finds it in the invocation. */
    public BotBuilder onError(Class<? extends Throwable> type, Handler handler) {
        return on(new Trigger.OnError(type), handler);
    }

    /** Handles what no other handler of the bot wanted. */
    public BotBuilder onUnhandled(Handler handler) {
        return on(new Trigger.OnUnhandled(), handler);
    }

    /** Handles whatever a trigger says, for the finer conditions, when these guards agree. */
    public BotBuilder on(Trigger trigger, Handler handler, Guard... agreeing) {
        routes.add(new Route(trigger, handler, CallerLocation.outside(BotBuilder.class), List.of(agreeing)));
        return this;
    }

    /** Makes the model, the generated help included. */
    public BotModel build() {
        BotModel bot =
                new BotModel(code, type, openLines, profile, commands, guarded(), place, GlobalHandlers.NONE, typing);
        BotModel grouped = PressCommand.addTo(CommandGroups.addTo(ConfirmCommands.addTo(bot)));
        return help ? BotHelp.addTo(grouped) : grouped;
    }

    private List<Route> guarded() {
        boolean asks = routes.stream()
                .anyMatch(route ->
                        route.trigger() instanceof Trigger.OnForm || route.trigger() instanceof Trigger.OnSurvey);
        Stream<Route> questions = asks
                ? Stream.of(new Route(
                        FormQuestions.trigger(FormState.class), new FormQuestions(forms), FormQuestions.PLACE))
                : Stream.of();
        return Stream.concat(routes.stream(), questions)
                .map(route -> route.trigger().isByUser()
                        ? new Route(
                                route.trigger(),
                                route.handler(),
                                route.place(),
                                Stream.concat(guards.stream(), route.guards().stream())
                                        .toList())
                        : route)
                .toList();
    }
}
