package io.github.imbot4j.binding;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.language.Phrases;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decide what each parameter of a method gets. */
final class ParameterBinder {

    private final Declared declared;
    private final Situation situation;
    private final Consumer<Problem> problems;
    private final SyntaxBinder syntax;
    private final List<Supply> supplies;
    private int groups;

    ParameterBinder(Declared declared, Consumer<Problem> problems) {
        this.declared = declared;
        this.situation = Situation.of(declared.trigger());
        this.problems = problems;
        this.syntax = new SyntaxBinder(declared, problems);
        this.supplies = Stream.concat(Supply.ALL.stream(), declared.wording().texts().map(Supply::ofTexts).stream())
                .toList();
    }

    /** The arguments in order; those nobody can make are left out, each with a problem. */
    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : declared.method().getParameters()) {
            decide(parameter).ifPresent(arguments::add);
        }
        int captured = patternGroups();
        if (groups > 0 && groups != captured) {
            report(
                    "takes " + groups + " groups as String, but the pattern has " + captured + ".",
                    "Give it as many; (?:…) groups without capturing.");
        }
        return arguments;
    }

    /** How to read the command's text; empty when no parameter is read from it. */
    Optional<CommandSyntax> syntax() {
        return syntax.syntax();
    }

    private Optional<Argument> decide(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (SyntaxBinder.isRead(parameter)) {
            return syntax.add(parameter).map(Argument.Typed::new);
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return failure(type);
        }
        if (Event.class.isAssignableFrom(type)) {
            return event(type.asSubclass(Event.class));
        }
        if (declared.trigger()
                .subject()
                .filter(subject -> isSubject(type, subject))
                .isPresent()) {
            return Optional.of(new Argument.Subject());
        }
        if (type == String.class && patternGroups() >= 0) {
            return Optional.of(new Argument.Group(++groups));
        }
        Optional<Supply> supply =
                supplies.stream().filter(one -> one.type() == type).findFirst();
        if (supply.isEmpty() && Situation.answers(declared.trigger()) && isFromWords(parameter)) {
            return syntax.add(parameter).map(Argument.Typed::new);
        }
        if (supply.isEmpty()) {
            unknown(parameter);
            return Optional.empty();
        }
        if (!situation.has(supply.get())) {
            report("asks for " + Names.of(type) + ", but " + declared.annotation() + " has none.", offer());
        }
        return supply.map(Argument.Supplied::new);
    }

    /** Of one of several states a handler may take the interface they share. */
    private static boolean isSubject(Class<?> type, Class<? extends Record> subject) {
        return type == subject || (type.isSealed() && type.isAssignableFrom(subject));
    }

    private Optional<Argument> event(Class<? extends Event> type) {
        Supply supply = Supply.ofEvent(type);
        if (!situation.has(supply)) {
            report(
                    "asks for " + Names.of(type) + ", but " + declared.annotation() + " brings "
                            + Names.of(situation.event()) + ".",
                    offer());
        }
        return Optional.of(new Argument.Supplied(supply));
    }

    private Optional<Argument> failure(Class<?> type) {
        if (!(declared.trigger() instanceof Trigger.OnError error)) {
            report(
                    "asks for " + Names.of(type) + ", but only @OnError has an exception.",
                    "Take it away, or annotate the method with @OnError.");
        } else if (!type.isAssignableFrom(error.type())) {
            report(
                    "asks for " + Names.of(type) + ", but is called for every " + Names.of(error.type()) + ".",
                    "Write @OnError(" + Names.of(type) + ".class), or take a " + Names.of(error.type()) + ".");
        }
        return Optional.of(new Argument.Failure());
    }

    /** Tells whether it, or what is in it, can be made from words. */
    private static boolean isFromWords(Parameter parameter) {
        return ElementTypes.of(parameter.getParameterizedType()).stream().allMatch(ElementTypes::fromWords);
    }

    private void unknown(Parameter parameter) {
        Class<?> type = parameter.getType();
        Optional<Class<?>> lookalike = known().filter(one -> one.getSimpleName().equals(type.getSimpleName()))
                .findFirst();
        String what = "asks for " + Names.canonical(type) + ", which nobody can make.";
        if (type == Phrases.class) {
            report("asks for Phrases, but has no texts.", "Name them on the bot, @Bot(texts = \"com/acme/texts\").");
        } else if (lookalike.isPresent()) {
            report(what, "Did you mean " + lookalike.get().getName() + "? Look at the import.");
        } else if (declared.trigger() instanceof Trigger.OnCommand && isFromWords(parameter)) {
            report(
                    "asks for " + Names.of(type) + " without saying where it comes from.",
                    "Write @Parameters before it, or @Option, from picocli; or take CommandText for the text as it is.");
        } else if (declared.trigger() instanceof Trigger.OnButton button && type.isRecord()) {
            report(
                    "asks for " + Names.of(type) + " and " + Names.of(button.payload()) + ", but a button carries one"
                            + " record.",
                    "Make one record of both.");
        } else if (declared.trigger() instanceof Trigger.OnMessage && type == String.class) {
            report(
                    "asks for String, but has no pattern whose group it could be.",
                    "Take Message for the text, or write a pattern.");
        } else {
            report(what, offer());
        }
    }

    private String offer() {
        return known().filter(this::isOffered).map(Names::of).collect(Collectors.joining(", ", "It can take ", "."));
    }

    private boolean isOffered(Class<?> type) {
        return type == situation.event()
                || supplies.stream().anyMatch(supply -> supply.type() == type && situation.has(supply));
    }

    private Stream<Class<?>> known() {
        return Stream.concat(Stream.of(situation.event()), supplies.stream().map(Supply::type));
    }

    /** How many groups the pattern captures; −1 without a pattern. */
    private int patternGroups() {
        return declared.trigger() instanceof Trigger.OnMessage message
                ? message.pattern()
                        .map(pattern -> pattern.matcher("").groupCount())
                        .orElse(-1)
                : -1;
    }

    private void report(String what, String remedy) {
        declared.report(problems, what, remedy);
    }
}
