package io.github.imbot4j.routing;

import io.github.imbot4j.annotation.DialogScoped;
import io.github.imbot4j.annotation.StateVersion;
import io.github.imbot4j.payload.RecordNames;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A type of conversation state.
 *
 * @param type the record
 * @param perDialog whether everybody in a dialog shares it
 * @param version counted up when it means something else
 */
public record StateType(Class<? extends Record> type, boolean perDialog, int version) {

    /** Reads what the record, or an interface it is in, says of itself. */
    public static StateType of(Class<? extends Record> type) {
        return new StateType(
                type,
                find(type, DialogScoped.class).isPresent(),
                find(type, StateVersion.class).map(StateVersion::value).orElse(1));
    }

    private static <A extends Annotation> Optional<A> find(Class<?> type, Class<A> annotation) {
        return Optional.ofNullable(type.getAnnotation(annotation))
                .or(() -> Stream.of(type.getInterfaces())
                        .flatMap(above -> find(above, annotation).stream())
                        .findFirst());
    }

    /** How it is named where it is kept. */
    public String name() {
        return RecordNames.of(type);
    }
}
