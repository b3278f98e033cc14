package io.github.imbot4j.binding;

import io.github.imbot4j.annotation.Ask;
import io.github.imbot4j.binding.BundleReader.Context;
import io.github.imbot4j.handler.Handler;
import io.github.imbot4j.payload.RecordNames;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The binder that determines, at start-up, how each component of a form is asked for and parsed. */
final class FormBinder {

    private final HandlerMethod handlerMethod;
    private final Class<? extends Record> type;
    private final Consumer<Problem> problems;

    FormBinder(HandlerMethod handlerMethod, Class<? extends Record> type, Consumer<Problem> problems) {
        this.handlerMethod = handlerMethod;
        this.type = type;
        this.problems = problems;
    }

    /** The form; empty with problems. */
    Optional<Form> bind(boolean confirmed, Handler handler) {
        if (type.getRecordComponents().length == 0) {
            report(SignatureFormat.of(type) + " has no components, so there is nothing to ask for.", "Give it some.");
        }
        List<FormField> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            field(component).ifPresent(fields::add);
        }
        return fields.isEmpty() || fields.size() < type.getRecordComponents().length
                ? Optional.empty()
                : RecordFactory.of(type, this::report)
                        .map(maker -> new Form(RecordNames.of(type), fields, maker, confirmed, handler));
    }

    private Optional<FormField> field(RecordComponent component) {
        String name = SignatureFormat.of(type) + "." + component.getName();
        AnnotatedElement element = element(component);
        if (Stream.of(Option.class, ArgGroup.class, Mixin.class).anyMatch(element::isAnnotationPresent)) {
            report(
                    name + " has an annotation of picocli that is for command lines.",
                    "Take it away; a form asks for one value after another.");
            return Optional.empty();
        }
        boolean isOptional = component.getType() == Optional.class;
        Type value = isOptional ? content(component.getGenericType()) : component.getGenericType();
        AnnotatedTarget annotatedTarget = new AnnotatedTarget(element, raw(value), value, component.getName());
        SyntaxBinder binder = new SyntaxBinder(handlerMethod, problems);
        Context context = new Context(name, true, false, false, false);
        boolean read = binder.addOnly(annotatedTarget, context);
        Ask ask = component.getAnnotation(Ask.class);
        String question = ask == null ? "" : ask.value();
        String label = ask == null ? "" : ask.label();
        Stream.of(question, label)
                .flatMap(text -> handlerMethod.wording().missing(text).stream())
                .forEach(lack -> report(name + " " + lack.what(), lack.remedy()));
        return read
                ? binder.syntax()
                        .map(syntax -> new FormField(
                                component.getName(), question, label, isOptional, syntax, handlerMethod.wording()))
                : Optional.empty();
    }

    /** The field carries every annotation of a component, whichever way the constructor is written. */
    private AnnotatedElement element(RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(component + " has no field.", impossible);
        }
    }

    private static Type content(Type optional) {
        return optional instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }

    private void report(String what, String remedy) {
        handlerMethod.report(problems, what, remedy);
    }
}
