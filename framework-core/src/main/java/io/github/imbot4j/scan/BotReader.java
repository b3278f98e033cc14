package io.github.imbot4j.scan;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.LocalizedText;
import io.github.imbot4j.binding.Forms;
import io.github.imbot4j.binding.HandlerMethod;
import io.github.imbot4j.binding.MethodBinder;
import io.github.imbot4j.binding.SignatureFormat;
import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.language.EnumLabel;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotHelp;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.BotProfile;
import io.github.imbot4j.model.CommandGroups;
import io.github.imbot4j.model.CommandHelp;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.ConfirmCommands;
import io.github.imbot4j.model.GlobalHandlers;
import io.github.imbot4j.model.PressCommand;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.NoReply;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The reader of an annotated class, which it converts to a model. */
final class BotReader {

    /** Stands where a method could not be bound; a model with one is never given out. */
    private static final Handler UNBOUND = handlerContext -> NoReply.SILENCE;

    private final Class<?> type;
    private final Bot bot;
    private final SourceLines lines;
    private final Consumer<Problem> problems;
    private final MessageKeys wording;
    private final List<CommandModel> commands = new ArrayList<>();
    private final Map<String, String> titles = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private final Forms forms;

    BotReader(Class<?> type, SourceLines lines, Consumer<Problem> problems) {
        this.type = type;
        this.bot = type.getAnnotation(Bot.class);
        this.lines = lines;
        this.problems = problems;
        this.forms = new Forms(bot.code());
        this.wording = bot.texts().isEmpty() ? MessageKeys.PLAIN : MessageKeys.of(MessageBundle.of(bot.texts(), type));
    }

    /** Reads what can be read; the model is only to be used when nothing was reported. */
    BotModel read(BotFactory factory) {
        Optional<Object> instance = new BotInstantiator(type, problems).make(factory);
        GuardReader guards = new GuardReader(factory, problems, wording);
        for (Method method : HandlerMethods.of(type, lines)) {
            read(method, instance, guards);
        }
        Set<String> languages = commands.stream()
                .flatMap(command -> command.titles().keySet().stream())
                .collect(Collectors.toSet());
        BotModel bare = new BotModel(
                bot.code(),
                bot.type(),
                bot.openLines(),
                profile(),
                commands.stream()
                        .map(command -> command.titled(titles.getOrDefault(command.name(), command.name()), languages))
                        .toList(),
                routes,
                SignatureFormat.canonical(type),
                around(instance),
                bot.typing());
        BotModel asking = forms.addTo(bare, () -> guards.read(type, SignatureFormat.of(type)));
        BotModel model = PressCommand.addTo(CommandGroups.addTo(ConfirmCommands.addTo(asking)));
        BotModel whole = bot.help() ? BotHelp.addTo(model) : model;
        instance.ifPresent(made -> FieldReplyValidator.check(made, whole, problems));
        return whole;
    }

    private static GlobalHandlers around(Optional<Object> instance) {
        return instance.filter(AppExtension.class::isInstance)
                .map(made -> new GlobalHandlers(List.of(), List.of(), List.of((AppExtension) made)))
                .orElse(GlobalHandlers.NONE);
    }

    private void read(Method method, Optional<Object> instance, GuardReader guards) {
        String place = lines.place(method);
        instance.flatMap(made -> ContainerProxy.of(type, made))
                .ifPresent(proxy -> proxy.check(method, place, problems));
        List<Annotation> annotations = HandlerAnnotation.on(method);
        if (annotations.size() > 1) {
            report(
                    place,
                    "has " + HandlerAnnotation.name(annotations.get(0)) + " and "
                            + HandlerAnnotation.name(annotations.get(1)) + "; a method handles one thing.",
                    "Make a second method that calls the first.");
        }
        Annotation annotation = annotations.get(0);
        try {
            Trigger trigger = HandlerAnnotation.trigger(annotation, method);
            Handler handler = bind(method, trigger, annotation, instance);
            if (annotation instanceof Command command) {
                commands.add(command(command, place, handler));
                titles.put(command.value(), EnumLabel.words(method.getName()));
            }
            if (trigger instanceof Trigger.OnForm form) {
                forms.add(declared(method, trigger, annotation), form, handler, problems);
            } else if (trigger instanceof Trigger.OnSurvey survey) {
                forms.add(declared(method, trigger, annotation), survey, problems);
            }
            routes.add(new Route(trigger, handler, place, guards(method, trigger, place, guards)));
        } catch (PatternSyntaxException malformed) {
            report(
                    place,
                    "has the pattern \"" + malformed.getPattern() + "\", which is not a regular expression: "
                            + malformed.getDescription() + " near index " + malformed.getIndex() + ".",
                    "Mend it, or write value = \"…\" for an exact text.");
            // The rest of the method is looked at all the same, as if the pattern had the groups it takes.
            bind(method, HandlerAnnotation.withGroups(groups(method)), annotation, instance);
        }
    }

    /** Those of the class come first, where there is always somebody for them to judge. */
    private List<Guard> guards(Method method, Trigger trigger, String place, GuardReader guards) {
        List<Guard> all = new ArrayList<>(trigger.isByUser() ? guards.read(type, SignatureFormat.of(type)) : List.of());
        all.addAll(guards.read(method, place));
        return all;
    }

    private Handler bind(Method method, Trigger trigger, Annotation annotation, Optional<Object> instance) {
        return MethodBinder.bind(declared(method, trigger, annotation), instance, problems)
                .orElse(UNBOUND);
    }

    private HandlerMethod declared(Method method, Trigger trigger, Annotation annotation) {
        return new HandlerMethod(method, trigger, HandlerAnnotation.name(annotation), lines.place(method), wording);
    }

    private static int groups(Method method) {
        return (int) Arrays.stream(method.getParameterTypes())
                .filter(type -> type == String.class)
                .count();
    }

    private CommandModel command(Command said, String place, Handler handler) {
        Map<String, String> titles = worded(said.title(), place);
        Map<String, String> params = worded(said.params(), place);
        for (LocalizedText text : said.texts()) {
            if (titles.containsKey(text.language())) {
                report(
                        place,
                        "the command \"" + said.value() + "\" has two titles in \"" + text.language() + "\".",
                        "Keep one of them; title = \"…\" is the English one.");
            }
            titles.put(text.language(), text.title());
            put(params, text.language(), text.params());
        }
        List<Map<String, String>> examples =
                Arrays.stream(said.examples()).map(line -> worded(line, place)).toList();
        CommandHelp manual = new CommandHelp(worded(said.group(), place), examples, "", List.of());
        return MethodBinder.described(
                new CommandModel(said.value(), titles, params, said.common(), said.hidden(), said.extranet(), manual),
                handler);
    }

    private Map<String, String> worded(String said, String place) {
        wording.missing(said).ifPresent(lack -> report(place, lack.what(), lack.remedy()));
        return wording.all(said);
    }

    private BotProfile profile() {
        BotProfile looks = BotProfile.named(bot.name())
                .withLastName(bot.lastName())
                .withPosition(bot.position())
                .withColor(bot.color())
                .withGender(bot.gender())
                .withContacts(bot.email(), bot.birthday(), bot.website())
                .worded(wording, SignatureFormat.of(type), problems);
        return bot.avatar().isEmpty() ? looks : avatar().map(looks::withAvatar).orElse(looks);
    }

    private Optional<Avatar> avatar() {
        try {
            return Optional.of(Avatar.resource(type, bot.avatar()));
        } catch (IllegalArgumentException | UncheckedIOException missing) {
            report(
                    SignatureFormat.of(type),
                    "has no avatar: " + missing.getMessage(),
                    "Put it beside the class under src/main/resources, or write the path from the root with a slash.");
            return Optional.empty();
        }
    }

    private void report(String place, String what, String remedy) {
        problems.accept(new Problem(place, what, remedy));
    }

    private static void put(Map<String, String> texts, String language, String text) {
        if (!text.isEmpty()) {
            texts.put(language, text);
        }
    }
}
