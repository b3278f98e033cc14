package io.github.imbot4j.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The interceptors, error handlers and extensions that apply to all bots of the app.
 *
 * @param interceptors the outermost first
 * @param errors error handlers for what the bot's own do not take
 * @param extensions in the order in which they start
 */
public record GlobalHandlers(List<Interceptor> interceptors, List<Route> errors, List<AppExtension> extensions) {

    /** Nothing. */
    public static final GlobalHandlers NONE = new GlobalHandlers(List.of(), List.of(), List.of());

    public GlobalHandlers {
        interceptors = List.copyOf(interceptors);
        errors = List.copyOf(errors);
        extensions = List.copyOf(extensions);
    }

    /** The same inside of others: their interceptors first. */
    public GlobalHandlers within(GlobalHandlers outer) {
        return new GlobalHandlers(
                Stream.concat(outer.interceptors.stream(), interceptors.stream())
                        .toList(),
                Stream.concat(outer.errors.stream(), errors.stream()).toList(),
                Stream.concat(outer.extensions.stream(), extensions.stream()).toList());
    }
}
