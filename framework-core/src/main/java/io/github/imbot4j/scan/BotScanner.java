package io.github.imbot4j.scan;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.binding.SignatureFormat;
import io.github.imbot4j.language.BundleValidator;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.GlobalHandlers;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The scanner for the bots of an app: classes with {@link Bot} are converted to models with handlers ready to run.
 * Scanning is slow and done once; instances can be created any number of times.
 *
 * <p>Immutable.
 */
public final class BotScanner {

    private final FoundClasses found;
    private final String sought;

    private BotScanner(FoundClasses found, String sought) {
        this.found = found;
        this.sought = sought;
    }

    /**
     * Finds every class that matters in these packages and the packages below them, private and nested ones too.
     *
     * @param packages such as {@code com.acme.bots}; an empty name is the unnamed package alone
     */
    public static BotScanner in(List<String> packages) {
        return new BotScanner(FoundClasses.in(packages, Optional.empty()), sought(packages));
    }

    /** Finds classes as {@link #in(List)} does, where a class loader finds its classes, and has it load them. */
    public static BotScanner in(ClassLoader loader, List<String> packages) {
        return new BotScanner(FoundClasses.in(packages, Optional.of(loader)), sought(packages));
    }

    private static String sought(List<String> packages) {
        return packages.isEmpty() ? "packages" : "packages " + String.join(", ", packages);
    }

    /** Takes these classes and no others. */
    public static BotScanner of(List<Class<?>> types) {
        return new BotScanner(FoundClasses.of(types), "classes");
    }

    /**
     * Finds, makes and checks every bot in these packages and the packages below them. Private and nested classes are
     * found too. The models come in the order of their class names.
     *
     * @param packages such as {@code com.acme.bots}; an empty name is the unnamed package alone
     * @param factory makes the instances, once each
     * @param problems where to put every problem of every bot; only when it stays empty are the models of use
     */
    public static List<BotModel> scan(List<String> packages, BotFactory factory, Problems problems) {
        return in(packages).make(factory, problems);
    }

    /**
     * Finds bots and refuses when there are problems.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with every problem of every bot
     */
    public static List<BotModel> scan(List<String> packages, BotFactory factory) {
        Problems problems = new Problems();
        List<BotModel> models = scan(packages, factory, problems);
        problems.refuseIfAny();
        return models;
    }

    /** Finds bots as {@link #scan(List, BotFactory)} does, and makes them with their constructors without parameters. */
    public static List<BotModel> scan(List<String> packages) {
        return scan(packages, byConstructor());
    }

    /** The factory that calls constructors without parameters, private ones too. */
    public static BotFactory byConstructor() {
        return new ConstructorFactory();
    }

    /**
     * Makes and checks every bot that was found.
     *
     * @param factory makes the instances, once each
     * @param problems where to put every problem of every bot; only when it stays empty are the models of use
     */
    public List<BotModel> make(BotFactory factory, Problems problems) {
        found.report(problems);
        List<BotModel> models = new ArrayList<>();
        for (Class<?> type : found.bots()) {
            String subject =
                    "bot '" + type.getAnnotation(Bot.class).code() + "' (" + SignatureFormat.canonical(type) + ")";
            read(type, factory, problems.in(subject)).ifPresent(models::add);
        }
        texts().forEach(messageBundle -> BundleValidator.check(messageBundle, problems));
        GlobalHandlers around = new BotAdviceReader(found.lines(), problems).read(found.everywhere(), factory);
        found.others().stream()
                .filter(other -> other.isInterface()
                        || Stream.concat(found.bots().stream(), found.everywhere().stream())
                                .noneMatch(other::isAssignableFrom))
                .forEach(other -> stray(other, problems));
        if (found.bots().isEmpty() && found.wrong().isEmpty()) {
            problems.add("the app", none());
        }
        ModelValidator.check(models, problems);
        return models.stream().map(model -> model.within(around)).toList();
    }

    /** Those of the bots, once each. */
    private Collection<MessageBundle> texts() {
        Map<String, MessageBundle> all = new LinkedHashMap<>();
        for (Class<?> type : found.bots()) {
            String base = type.getAnnotation(Bot.class).texts();
            if (!base.isEmpty()) {
                all.putIfAbsent(base, MessageBundle.of(base, type));
            }
        }
        return all.values();
    }

    private Optional<BotModel> read(Class<?> type, BotFactory factory, Consumer<Problem> wrong) {
        try {
            return Optional.of(new BotReader(type, found.lines(), wrong).read(factory));
        } catch (LinkageError | TypeNotPresentException broken) {
            wrong.accept(FoundClasses.unloadable(SignatureFormat.of(type), broken));
            return Optional.empty();
        }
    }

    private void stray(Class<?> type, Problems problems) {
        for (Method method : HandlerMethods.of(type, found.lines())) {
            Annotation annotation = HandlerAnnotation.on(method).get(0);
            problems.add(
                    "class " + SignatureFormat.canonical(type),
                    new Problem(
                            found.lines().place(method),
                            "has " + HandlerAnnotation.name(annotation)
                                    + ", but its class is not a bot, so it is never called.",
                            "Put @Bot(code = …, name = …) on " + SignatureFormat.of(type)
                                    + ", or move the method to a bot."));
        }
    }

    private Problem none() {
        return new Problem(
                sought,
                sought.indexOf(' ') < 0 ? "none is named." : "there is no class with @Bot in them or below.",
                "Put @Bot on a class there, or name the package it is in.");
    }
}
