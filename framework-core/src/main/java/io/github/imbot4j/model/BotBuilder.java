package io.github.imbot4j.model;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.annotation.BotType;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.handler.CommandContext;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.ErrorContext;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.handler.PayloadHandler;
import io.github.imbot4j.language.BundleValidator;
import io.github.imbot4j.language.EnumLabel;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.FormState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A builder of bots in code, with the same capabilities as annotations. Each handler takes a context of its kind of event.
 * The model it creates is immutable; the builder itself is confined to one thread. Nothing is checked here: {@code Bots.of}
 * checks all bots together before a start, and names the line each handler was given on.
 */
public final class BotBuilder extends BotHandlers {

    private final String code;
    private final String place = CallerLocation.outside();
    private final List<CommandBuilder> commands = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final Deque<Guard> around = new ArrayDeque<>();
    private BotProfile profile;
    private BotType type = BotType.BOT;
    private MessageKeys wording = MessageKeys.PLAIN;
    private boolean openLines;
    private boolean help = true;
    private boolean typing = true;
    private boolean rights;

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

    /**
     * Names its texts. Its name and position, the titles, params, headings and examples of its commands, questions of guards and of
     * forms may then be keys, such as <code>c.title("{remind.title}")</code>.
     */
    public BotBuilder texts(MessageBundle messageBundle) {
        wording = MessageKeys.of(messageBundle);
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

    /** Keeps it from showing by itself that it is typing while a handler takes longer than a second. */
    public BotBuilder withoutTyping() {
        typing = false;
        return this;
    }

    /** Lets every handler that somebody sets off run only when this agrees, with those named before. */
    public BotBuilder guard(Guard guard) {
        guards.add(guard);
        return this;
    }

    /** Lets the handlers that are given in here run only when this agrees too. */
    public BotBuilder guarded(Guard guard, Consumer<BotBuilder> handlers) {
        around.addLast(guard);
        handlers.accept(this);
        around.removeLast();
        return this;
    }

    /** Has events bring the proof of rights that {@link io.github.imbot4j.handler.DialogContext#access()} needs; guards have it without. */
    public BotBuilder checksRights() {
        rights = true;
        return this;
    }

    /** Handles a command; its title is its name in words. */
    public BotBuilder command(String name, ContextHandler<? super CommandContext> handler) {
        return command(name, command -> command, handler);
    }

    /** Handles a command with more to say of it: {@code command("hello", c -> c.title("Greet somebody"), ctx -> …)}. */
    public BotBuilder command(
            String name, UnaryOperator<CommandBuilder> description, ContextHandler<? super CommandContext> handler) {
        return add(name, description, run(CommandContext::new, handler));
    }

    /**
     * Handles a command whose text is read as a record: {@code command("add", Add.class, (ctx, add) -> …)} with {@code record
     * Add(int amount, Optional<String> note) {}}. Components are positional parameters in their order, or what picocli's {@code
     * @Parameters} and {@code @Option} on them say.
     */
    public <A extends Record> BotBuilder command(
            String name, Class<A> arguments, PayloadHandler<? super CommandContext, ? super A> handler) {
        return command(name, arguments, command -> command, handler);
    }

    /** The same, with more to say of the command. */
    public <A extends Record> BotBuilder command(
            String name,
            Class<A> arguments,
            UnaryOperator<CommandBuilder> description,
            PayloadHandler<? super CommandContext, ? super A> handler) {
        String said = "command(\"" + name + "\", " + arguments.getSimpleName() + ".class, …)";
        ReadingHandler.Run run =
                (handlerContext, value) -> handler.handle(new CommandContext(handlerContext), arguments.cast(value));
        return add(name, description, new ReadingHandler(arguments, said, MessageKeys.PLAIN, run));
    }

    private BotBuilder add(String name, UnaryOperator<CommandBuilder> description, Handler handler) {
        CommandBuilder command = description.apply(new CommandBuilder(name, CallerLocation.outside()));
        commands.add(command);
        return on(new Trigger.OnCommand(name), handler, command.guards());
    }

    @Override
    BotBuilder on(Trigger trigger, Handler handler, List<Guard> own) {
        List<Guard> agreeing = Stream.concat(around.stream(), own.stream()).toList();
        routes.add(new Route(trigger, handler, CallerLocation.outside(), agreeing));
        return this;
    }

    /**
     * The route of an error handler that belongs to no bot.
     *
     * @param place where it was declared
     */
    public static <T extends Throwable> Route errorRoute(
            Class<T> type, PayloadHandler<? super ErrorContext, ? super T> handler, String place) {
        return new Route(new Trigger.OnError(type), error(type, handler), place);
    }

    /**
     * Makes the model, the generated help included.
     *
     * @throws io.github.imbot4j.problem.DefinitionException when a key has no text
     */
    public BotModel build() {
        Problems problems = new Problems();
        wording.texts().ifPresent(messageBundle -> BundleValidator.check(messageBundle, problems));
        Consumer<Problem> mine = problems.in("bot '" + code + "'");
        BotModel bot = new BotModel(
                code,
                type,
                openLines,
                profile.worded(wording, place, mine),
                titled(commands.stream()
                        .map(command -> command.build(wording, mine))
                        .toList()),
                complete(mine),
                place,
                GlobalHandlers.NONE,
                typing);
        problems.refuseIfAny();
        BotModel grouped = PressCommand.addTo(CommandGroups.addTo(ConfirmCommands.addTo(bot)));
        return help ? BotHelp.addTo(grouped) : grouped;
    }

    private static List<CommandModel> titled(List<CommandModel> commands) {
        Set<String> languages = commands.stream()
                .flatMap(command -> command.titles().keySet().stream())
                .collect(Collectors.toSet());
        return commands.stream()
                .map(command -> command.titled(EnumLabel.words(command.name()), languages))
                .toList();
    }

    private List<Route> complete(Consumer<Problem> problems) {
        boolean asks = routes.stream()
                .anyMatch(route ->
                        route.trigger() instanceof Trigger.OnForm || route.trigger() instanceof Trigger.OnSurvey);
        List<Route> all = new ArrayList<>();
        routes.forEach(route ->
                all.add(new Route(route.trigger(), handler(route.handler()), route.place(), guards(route, problems))));
        if (asks) {
            Route questions =
                    new Route(FormQuestions.trigger(FormState.class), new FormQuestions(wording), FormQuestions.PLACE);
            all.add(new Route(
                    questions.trigger(), questions.handler(), questions.place(), guards(questions, problems)));
        }
        return all;
    }

    private Handler handler(Handler given) {
        Handler worded = given instanceof ReadingHandler reading ? reading.worded(wording) : given;
        return rights ? new RightsHandler(worded) : worded;
    }

    private List<Guard> guards(Route route, Consumer<Problem> problems) {
        Stream<Guard> outer = route.trigger().isByUser() ? guards.stream() : Stream.of();
        return Stream.concat(outer, route.guards().stream())
                .map(guard -> worded(guard, route.place(), problems))
                .toList();
    }

    private Guard worded(Guard guard, String where, Consumer<Problem> problems) {
        try {
            return guard.worded(wording);
        } catch (IllegalArgumentException lacking) {
            problems.accept(
                    new Problem(where, "has a guard that makes no sense.", String.valueOf(lacking.getMessage())));
            return guard;
        }
    }
}
