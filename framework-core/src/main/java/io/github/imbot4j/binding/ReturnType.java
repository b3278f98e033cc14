package io.github.imbot4j.binding;

import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Outcome;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A return type of handlers, with its conversion to a reply. */
enum ReturnType {
    /** Nothing is said. */
    NOTHING,
    /** A reply or another outcome. */
    OUTCOME,
    /** A text, in which nothing is markup. */
    TEXT,
    /** An optional of one of these. */
    OPTIONAL;

    /** Decides it once; empty with a problem when the type says nothing. */
    static Optional<ReturnType> of(HandlerMethod handlerMethod, Consumer<Problem> problems) {
        Method method = handlerMethod.method();
        Optional<ReturnType> found = of(method.getGenericReturnType());
        if (found.isEmpty()) {
            handlerMethod.report(
                    problems,
                    "returns " + SignatureFormat.of(method.getGenericReturnType()) + ", which cannot be said.",
                    "Return a Reply, a String, an Optional of these, or void.");
        } else if (found.get() != NOTHING
                && !TriggerScope.of(handlerMethod.trigger()).speaks()) {
            handlerMethod.report(
                    problems,
                    "returns " + SignatureFormat.of(method.getGenericReturnType()) + ", but "
                            + handlerMethod.annotation() + " has no dialog to say it in.",
                    "Return void.");
        }
        return found;
    }

    private static Optional<ReturnType> of(Type type) {
        if (type == void.class) {
            return Optional.of(NOTHING);
        }
        if (type == String.class) {
            return Optional.of(TEXT);
        }
        if (type instanceof Class<?> plain && Outcome.class.isAssignableFrom(plain)) {
            return Optional.of(OUTCOME);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        boolean optional = type instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class
                && of(generic.getActualTypeArguments()[0])
                        .filter(inner -> inner != OPTIONAL)
                        .isPresent();
        return optional ? Optional.of(OPTIONAL) : Optional.empty();
    }

    /**
     * Reads one result.
     *
     * @throws IllegalStateException for {@code null}
     */
    Outcome read(@Nullable Object result, String place) {
        if (this == NOTHING) {
            return NoReply.SILENCE;
        }
        Object value = result instanceof Optional<?> optional ? optional.orElse(null) : result;
        if (value == null && result != null) {
            return NoReply.SILENCE;
        }
        if (value instanceof Outcome outcome) {
            return outcome;
        }
        if (value instanceof String text) {
            return NewMessage.of(text);
        }
        throw new IllegalStateException(
                place + " returned null. Return noReply() or an empty Optional to say nothing.");
    }
}
