package io.github.imbot4j.binding;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The binder that chooses the source of each parameter of a method. */
final class ParameterBinder {

    private final HandlerMethod handlerMethod;
    private final TriggerScope triggerScope;
    private final Consumer<Problem> problems;
    private final SyntaxBinder syntax;
    private final List<ArgumentProvider> supplies;
    private int groups;

    ParameterBinder(HandlerMethod handlerMethod, Consumer<Problem> problems) {
        this.handlerMethod = handlerMethod;
        this.triggerScope = TriggerScope.of(handlerMethod.trigger());
        this.problems = problems;
        this.syntax = new SyntaxBinder(handlerMethod, problems);
        this.supplies = Stream.concat(
                        ArgumentProvider.ALL.stream(),
                        handlerMethod.wording().texts().map(ArgumentProvider::ofTexts).stream())
                .toList();
    }

    /** The arguments in order; those nobody can make are left out, each with a problem. */
    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : handlerMethod.method().getParameters()) {
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
    Optional<CommandParser> syntax() {
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
        if (handlerMethod
                .trigger()
                .subject()
                .filter(subject -> isSubject(type, subject))
                .isPresent()) {
            return Optional.of(new Argument.Subject());
        }
        if (type == String.class && patternGroups() >= 0) {
            return Optional.of(new Argument.Group(++groups));
        }
        Optional<ArgumentProvider> supply =
                supplies.stream().filter(one -> one.type() == type).findFirst();
        if (supply.isEmpty() && TriggerScope.answers(handlerMethod.trigger()) && isFromWords(parameter)) {
            return syntax.add(parameter).map(Argument.Typed::new);
        }
        if (supply.isEmpty()) {
            unknown(parameter);
            return Optional.empty();
        }
        if (!triggerScope.has(supply.get())) {
            report(
                    "asks for " + SignatureFormat.of(type) + ", but " + handlerMethod.annotation() + " has none.",
                    offer());
        }
        return supply.map(Argument.Supplied::new);
    }

    /** Of one of several states a handler may take the interface they share. */
    private static boolean isSubject(Class<?> type, Class<? extends Record> subject) {
        return type == subject || (type.isSealed() && type.isAssignableFrom(subject));
    }

    private Optional<Argument> event(Class<? extends Event> type) {
        ArgumentProvider argumentProvider = ArgumentProvider.ofEvent(type);
        if (!triggerScope.has(argumentProvider)) {
            report(
                    "asks for " + SignatureFormat.of(type) + ", but " + handlerMethod.annotation() + " brings "
                            + SignatureFormat.of(triggerScope.event()) + ".",
                    offer());
        }
        return Optional.of(new Argument.Supplied(argumentProvider));
    }

    private Optional<Argument> failure(Class<?> type) {
        if (!(handlerMethod.trigger() instanceof Trigger.OnError error)) {
            report(
                    "asks for " + SignatureFormat.of(type) + ", but only @OnError has an exception.",
                    "Take it away, or annotate the method with @OnError.");
        } else if (!type.isAssignableFrom(error.type())) {
            report(
                    "asks for " + SignatureFormat.of(type) + ", but is called for every "
                            + SignatureFormat.of(error.type()) + ".",
                    "Write @OnError(" + SignatureFormat.of(type) + ".class), or take a "
                            + SignatureFormat.of(error.type()) + ".");
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
        String what = "asks for " + SignatureFormat.canonical(type) + ", which nobody can make.";
        if (type == Messages.class) {
            report("asks for Messages, but has no texts.", "Name them on the bot, @Bot(texts = \"com/acme/texts\").");
        } else if (lookalike.isPresent()) {
            report(what, "Did you mean " + lookalike.get().getName() + "? Look at the import.");
        } else if (handlerMethod.trigger() instanceof Trigger.OnCommand && isFromWords(parameter)) {
            report(
                    "asks for " + SignatureFormat.of(type) + " without saying where it comes from.",
                    "Write @Parameters before it, or @Option, from picocli; or take CommandText for the text as it is.");
        } else if (handlerMethod.trigger() instanceof Trigger.OnButton button && type.isRecord()) {
            report(
                    "asks for " + SignatureFormat.of(type) + " and " + SignatureFormat.of(button.payload())
                            + ", but a button carries one" + " record.",
                    "Make one record of both.");
        } else if (handlerMethod.trigger() instanceof Trigger.OnMessage && type == String.class) {
            report(
                    "asks for String, but has no pattern whose group it could be.",
                    "Take Message for the text, or write a pattern.");
        } else {
            report(what, offer());
        }
    }

    private String offer() {
        return known().filter(this::isOffered)
                .map(SignatureFormat::of)
                .collect(Collectors.joining(", ", "It can take ", "."));
    }

    private boolean isOffered(Class<?> type) {
        return type == triggerScope.event()
                || supplies.stream()
                        .anyMatch(argumentProvider ->
                                argumentProvider.type() == type && triggerScope.has(argumentProvider));
    }

    private Stream<Class<?>> known() {
        return Stream.concat(Stream.of(triggerScope.event()), supplies.stream().map(ArgumentProvider::type));
    }

    /** How many groups the pattern captures; −1 without a pattern. */
    private int patternGroups() {
        return handlerMethod.trigger() instanceof Trigger.OnMessage message
                ? message.pattern()
                        .map(pattern -> pattern.matcher("").groupCount())
                        .orElse(-1)
                : -1;
    }

    private void report(String what, String remedy) {
        handlerMethod.report(problems, what, remedy);
    }
}
