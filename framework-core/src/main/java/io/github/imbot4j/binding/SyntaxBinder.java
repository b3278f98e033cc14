package io.github.imbot4j.binding;

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
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.PicocliException;

/** Decide how the text after a command becomes the values of a method's annotated parameters. */
final class SyntaxBinder {

    /** What picocli does at a terminal, and no chat has. */
    private static final List<String> NOT_IN_A_CHAT =
            List.of("interactive", "parameterConsumer", "preprocessor", "help", "usageHelp", "versionHelp");

    private static final Set<Class<?>> CONTAINERS = Set.of(Collection.class, List.class, Set.class, Map.class);

    private final Declared declared;
    private final Consumer<Problem> problems;
    private final List<TypedParameter> typed = new ArrayList<>();
    private int positions;
    private boolean allTaken;
    private boolean sound = true;

    SyntaxBinder(Declared declared, Consumer<Problem> problems) {
        this.declared = declared;
        this.problems = problems;
    }

    /** Adds an annotated parameter and gives its index among these; empty with a problem. */
    Optional<Integer> add(Parameter parameter) {
        if (!(declared.trigger() instanceof Trigger.OnCommand) && !Situation.answers(declared.trigger())) {
            return refuse(
                    "has @Parameters or @Option on " + Names.of(parameter.getType()) + ", but " + declared.annotation()
                            + " has no command text to read.",
                    "Take the annotation away, or make the method a @Command, or one with @OnMessage(state = …).");
        }
        if (TypedParameter.isPositional(parameter) && parameter.isAnnotationPresent(Option.class)) {
            return refuse("has @Parameters and @Option on one parameter.", "Keep one of them.");
        }
        try {
            TypedParameter one = new TypedParameter(parameter, positions, declared.wording());
            one.missing().ifPresent(lack -> refuse(lack.what(), lack.remedy()));
            if (!isSound(one, one.fresh())) {
                return Optional.empty();
            }
            positions += one.isNext() ? 1 : 0;
            allTaken |= one.isNext() && (one.isMany() || one.isRest());
            typed.add(one);
            return Optional.of(typed.size() - 1);
        } catch (PicocliException broken) {
            return refuse("cannot be read by picocli: " + broken.getMessage() + ".", "Mend the annotation.");
        }
    }

    Optional<CommandSyntax> syntax() {
        if (typed.isEmpty() || !sound) {
            return Optional.empty();
        }
        CommandSyntax syntax = new CommandSyntax(typed);
        try {
            syntax.tryWithoutWords()
                    .ifPresent(misfit ->
                            refuse("has a default value that does not fit: " + misfit + ".", "Mend the defaultValue."));
        } catch (PicocliException broken) {
            refuse("cannot be read by picocli: " + broken.getMessage(), "Mend the annotations.");
        }
        return Optional.of(syntax);
    }

    private boolean isSound(TypedParameter one, ArgSpec spec) {
        String unusable = Attributes.firstSet(one.said(), NOT_IN_A_CHAT);
        if (unusable != null) {
            refuse("uses \"" + unusable + "\" of picocli, which a chat has not.", "Take it away.");
        }
        if (!one.hasConverter()) {
            one.elements().stream()
                    .filter(type -> !ElementTypes.fromWords(type))
                    .findFirst()
                    .ifPresent(this::refuseType);
        }
        boolean many = Collection.class.isAssignableFrom(one.type()) || Map.class.isAssignableFrom(one.type());
        if (many && !CONTAINERS.contains(one.type())) {
            refuse("collects words in a " + Names.of(one.type()) + ".", "Take a List, a Set, a Map or an array.");
        }
        if (!spec.required() && spec.defaultValue() == null && one.absent() == null) {
            refuse(
                    "may be called without its " + Names.of(one.type()) + ", and null is not given to handlers.",
                    "Take an Optional<" + Names.of(one.type()) + ">, or write a defaultValue.");
        }
        if (one.range().isPresent() && !one.elements().stream().allMatch(NumberRange::bounds)) {
            refuse("has @Range on a " + Names.of(one.type()) + ", which is no number.", "Take the annotation away.");
        }
        if (allTaken && one.isNext()) {
            refuse("reads words after a parameter that takes all of them.", "Put that parameter last.");
        }
        return sound;
    }

    private void refuseType(Class<?> type) {
        refuse(
                "no way to make a " + Names.canonical(type) + " from chat text.",
                "Take a String, or name a picocli ITypeConverter<" + Names.of(type) + ">: converter = ….");
    }

    private <T> Optional<T> refuse(String what, String remedy) {
        sound = false;
        declared.report(problems, what, remedy);
        return Optional.empty();
    }
}
