package io.github.imbot4j.binding;

import io.github.imbot4j.binding.BundleReader.Context;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.PicocliException;

/**
 * The binder that determines how the text after a command is converted to the values of a method's annotated
 * parameters.
 */
final class SyntaxBinder {

    /** What picocli does at a terminal, and no chat has. */
    private static final List<String> NOT_IN_A_CHAT =
            List.of("interactive", "parameterConsumer", "preprocessor", "help", "usageHelp", "versionHelp");

    private static final Set<Class<?>> CONTAINERS = Set.of(Collection.class, List.class, Set.class, Map.class);

    private final HandlerMethod handlerMethod;
    private final Consumer<Problem> problems;
    private final List<TypedParameter> typed = new ArrayList<>();
    private final List<ParameterNode> parts = new ArrayList<>();
    private final BundleReader bundles = new BundleReader(this);
    private int positions;
    private boolean allTaken;
    private boolean sound = true;

    SyntaxBinder(HandlerMethod handlerMethod, Consumer<Problem> problems) {
        this.handlerMethod = handlerMethod;
        this.problems = problems;
    }

    /** Tells whether a parameter is read from text. */
    static boolean isRead(Parameter parameter) {
        return TypedParameter.isOne(AnnotatedTarget.of(parameter)) || BundleReader.isOne(AnnotatedTarget.of(parameter));
    }

    /** Adds an annotated parameter and gives its index among these; empty with a problem. */
    Optional<Integer> add(Parameter parameter) {
        if (!(handlerMethod.trigger() instanceof Trigger.OnCommand) && !TriggerScope.answers(handlerMethod.trigger())) {
            return refuse(
                    "has " + said(parameter) + " on " + SignatureFormat.of(parameter.getType()) + ", but "
                            + handlerMethod.annotation() + " has no command text to read.",
                    "Take the annotation away, or make the method a @Command, or one with @OnMessage(state = …).");
        }
        return add(AnnotatedTarget.of(parameter), Context.METHOD).map(parameterNode -> {
            parts.add(parameterNode);
            return parts.size() - 1;
        });
    }

    private static String said(Parameter parameter) {
        return BundleReader.isOne(AnnotatedTarget.of(parameter)) ? "@ArgGroup or @Mixin" : "@Parameters or @Option";
    }

    /** Adds the only slot there is; false with a problem. */
    boolean addOnly(AnnotatedTarget annotatedTarget, Context context) {
        Optional<ParameterNode> part = add(annotatedTarget, context);
        part.ifPresent(parts::add);
        return part.isPresent();
    }

    /** Adds the record that holds all there is to read; false with a problem. */
    boolean addOnly(Class<? extends Record> arguments) {
        Optional<ParameterNode> part = bundles.readAll(arguments);
        part.ifPresent(parts::add);
        return part.isPresent();
    }

    /** Adds what a slot is read from; empty with a problem. */
    Optional<ParameterNode> add(AnnotatedTarget annotatedTarget, Context context) {
        long ways = Stream.of(Parameters.class, Option.class, ArgGroup.class, Mixin.class)
                .filter(annotatedTarget.element()::isAnnotationPresent)
                .count();
        if (ways > 1) {
            String all = TypedParameter.isOne(annotatedTarget) && !BundleReader.isOne(annotatedTarget)
                    ? "@Parameters and @Option"
                    : "several annotations of picocli";
            return refuse(context.at() + "has " + all + " on one parameter.", "Keep one of them.");
        }
        try {
            return BundleReader.isOne(annotatedTarget)
                    ? bundles.read(annotatedTarget, context)
                    : leaf(annotatedTarget, context);
        } catch (PicocliException broken) {
            return refuse(
                    context.at() + "cannot be read by picocli: " + broken.getMessage() + ".", "Mend the annotation.");
        }
    }

    private Optional<ParameterNode> leaf(AnnotatedTarget annotatedTarget, Context context) {
        TypedParameter one = new TypedParameter(annotatedTarget, positions, handlerMethod.wording());
        one.missing().forEach(lack -> refuse(context.at() + lack.what(), lack.remedy()));
        if (!isSound(one, one.spec(), context)) {
            return Optional.empty();
        }
        positions += one.isNext() ? 1 : 0;
        allTaken |= one.isNext() && (one.isMany() || one.isRest());
        typed.add(one);
        return Optional.of(new ParameterNode.ValueNode(typed.size() - 1));
    }

    Optional<CommandParser> syntax() {
        if (typed.isEmpty() || !sound) {
            return Optional.empty();
        }
        try {
            CommandParser syntax = new CommandParser(new Grammar(typed, parts));
            syntax.misfit()
                    .ifPresent(misfit ->
                            refuse("has a default value that does not fit: " + misfit + ".", "Mend the defaultValue."));
            return Optional.of(syntax);
        } catch (PicocliException broken) {
            return refuse("cannot be read by picocli: " + broken.getMessage(), "Mend the annotations.");
        }
    }

    private boolean isSound(TypedParameter one, ArgSpec spec, Context context) {
        String at = context.at();
        String unusable = ExplicitAttributes.firstSet(one.said(), NOT_IN_A_CHAT);
        if (unusable != null) {
            refuse(at + "uses \"" + unusable + "\" of picocli, which a chat has not.", "Take it away.");
        }
        if (!one.hasConverter()) {
            one.elements().stream()
                    .filter(type -> !ElementTypes.fromWords(type))
                    .findFirst()
                    .ifPresent(type -> refuseType(at, type));
        }
        boolean many = Collection.class.isAssignableFrom(one.type()) || Map.class.isAssignableFrom(one.type());
        if (many && !CONTAINERS.contains(one.type())) {
            refuse(
                    at + "collects words in a " + SignatureFormat.of(one.type()) + ".",
                    "Take a List, a Set, a Map or an array.");
        }
        if (context.exclusive() && spec.defaultValue() != null) {
            refuse(at + "has a default value, and would be there beside the one that was typed.", "Take it away.");
        }
        if (context.grouped() && spec.isPositional() && spec.defaultValue() != null) {
            refuse(at + "has a default value in a group, where only options have one.", "Take an Optional.");
        }
        if (context.repeated() && spec.isPositional()) {
            refuse(
                    at
                            + "is @Parameters in a group that may come several times, where nothing says to which time a word belongs.",
                    "Make it an @Option.");
        }
        if ((!one.isRequired() || !context.certain())
                && spec.defaultValue() == null
                && one.values().absent() == null) {
            refuse(
                    at + "may be called without its " + SignatureFormat.of(one.type())
                            + ", and null is not given to handlers.",
                    "Take an Optional<" + SignatureFormat.of(one.type()) + ">, or write a defaultValue.");
        }
        if (one.range().isPresent() && !one.elements().stream().allMatch(NumberRange::bounds)) {
            refuse(
                    at + "has @Range on a " + SignatureFormat.of(one.type()) + ", which is no number.",
                    "Take the annotation away.");
        }
        if (allTaken && one.isNext()) {
            refuse(at + "reads words after a parameter that takes all of them.", "Put that parameter last.");
        }
        return sound;
    }

    private void refuseType(String at, Class<?> type) {
        refuse(
                at + "no way to make a " + SignatureFormat.canonical(type) + " from chat text.",
                "Take a String, or name a picocli ITypeConverter<" + SignatureFormat.of(type) + ">: converter = ….");
    }

    /** Reports a problem, after which there is no syntax. */
    <T> Optional<T> refuse(String what, String remedy) {
        sound = false;
        handlerMethod.report(problems, what, remedy);
        return Optional.empty();
    }
}
