package io.github.imbot4j.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * Hold what stands around the handlers of a bot without being of it.
 *
 * @param interceptors the outermost first
 * @param errors error handlers for what the bot's own do not take
 */
public record Surroundings(List<Interceptor> interceptors, List<Route> errors) {

    /** Nothing. */
    public static final Surroundings NONE = new Surroundings(List.of(), List.of());

    public Surroundings {
        interceptors = List.copyOf(interceptors);
        errors = List.copyOf(errors);
    }

    /** The same inside of others: their interceptors first. */
    public Surroundings within(Surroundings outer) {
        return new Surroundings(
                Stream.concat(outer.interceptors.stream(), interceptors.stream())
                        .toList(),
                Stream.concat(outer.errors.stream(), errors.stream()).toList());
    }
}
