package io.github.imbot4j.scan;

import io.github.imbot4j.annotation.BotAdvice;
import io.github.imbot4j.annotation.OnError;
import io.github.imbot4j.binding.HandlerMethod;
import io.github.imbot4j.binding.MethodBinder;
import io.github.imbot4j.binding.SignatureFormat;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.model.BotFactory;
import io.github.imbot4j.model.GlobalHandlers;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The reader of classes with {@link BotAdvice}: interceptors, error handlers and extensions of the whole app. */
final class BotAdviceReader {

    private final SourceLines lines;
    private final Problems problems;
    private final Map<Integer, Class<?>> orders = new TreeMap<>();
    private final List<Placed> interceptors = new ArrayList<>();
    private final List<Route> errors = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final Map<Class<?>, String> taken = new HashMap<>();

    BotAdviceReader(SourceLines lines, Problems problems) {
        this.lines = lines;
        this.problems = problems;
    }

    private record Placed(int order, Interceptor interceptor) {}

    private record Extension(int order, AppExtension extension) {}

    static String subject(Class<?> type) {
        return "class " + SignatureFormat.canonical(type) + ", for every bot";
    }

    GlobalHandlers read(List<Class<?>> types, BotFactory factory) {
        types.forEach(type -> read(type, factory, problems.in(subject(type))));
        return new GlobalHandlers(
                interceptors.stream()
                        .sorted(Comparator.comparingInt(Placed::order))
                        .map(Placed::interceptor)
                        .toList(),
                errors,
                extensions.stream()
                        .sorted(Comparator.comparingInt(Extension::order))
                        .map(Extension::extension)
                        .toList());
    }

    private void read(Class<?> type, BotFactory factory, Consumer<Problem> wrong) {
        Optional<Object> instance = new BotInstantiator(type, wrong).make(factory);
        int order = type.getAnnotation(BotAdvice.class).order();
        instance.filter(AppExtension.class::isInstance)
                .ifPresent(made -> extensions.add(new Extension(order, (AppExtension) made)));
        if (Interceptor.class.isAssignableFrom(type)) {
            order(type, wrong);
            instance.ifPresent(made -> interceptors.add(new Placed(order, (Interceptor) made)));
        }
        List<Method> methods = HandlerMethods.of(type, lines);
        Optional<ContainerProxy> proxy = instance.flatMap(made -> ContainerProxy.of(type, made));
        for (Method method : methods) {
            proxy.ifPresent(found -> found.check(method, lines.place(method), wrong));
            read(method, instance, wrong);
        }
        if (methods.isEmpty()
                && !Interceptor.class.isAssignableFrom(type)
                && !AppExtension.class.isAssignableFrom(type)) {
            wrong.accept(new Problem(
                    SignatureFormat.of(type),
                    "has @BotAdvice, and nothing that every bot could use.",
                    "Let it implement Interceptor or AppExtension, or give it a method with @OnError."));
        }
    }

    private void order(Class<?> type, Consumer<Problem> wrong) {
        int order = type.getAnnotation(BotAdvice.class).order();
        Class<?> other = orders.putIfAbsent(order, type);
        if (other != null) {
            wrong.accept(new Problem(
                    SignatureFormat.of(type),
                    "stands at order " + order + " as " + SignatureFormat.of(other)
                            + " does, so nothing says which is further out.",
                    "Give them numbers of their own, @BotAdvice(order = …)."));
        }
    }

    private void read(Method method, Optional<Object> instance, Consumer<Problem> wrong) {
        String place = lines.place(method);
        Annotation annotation = HandlerAnnotation.on(method).get(0);
        if (!(annotation instanceof OnError error)) {
            wrong.accept(new Problem(
                    place,
                    "has " + HandlerAnnotation.name(annotation) + ", but a class for every bot handles errors only.",
                    "Move the method to a bot."));
            return;
        }
        String other = taken.putIfAbsent(error.value(), place);
        if (other != null) {
            wrong.accept(new Problem(
                    place,
                    "handles " + SignatureFormat.of(error.value()) + " for every bot, as " + other + " does.",
                    "Keep one of them."));
        }
        Trigger trigger = HandlerAnnotation.trigger(annotation, method);
        MethodBinder.bind(
                        new HandlerMethod(method, trigger, HandlerAnnotation.name(annotation), place), instance, wrong)
                .ifPresent(handler -> errors.add(new Route(trigger, handler, place)));
    }
}
