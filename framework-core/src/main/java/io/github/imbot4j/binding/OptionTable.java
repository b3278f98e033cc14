package io.github.imbot4j.binding;

import io.github.imbot4j.command.ArgumentType;
import io.github.imbot4j.command.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options of a command by name and its positional parameters in order.
 *
 * <p>Immutable.
 */
final class OptionTable {

    /**
     * A place for words.
     *
     * @param rest whether it takes everything from there on as it stands
     * @param choosy whether not every word will do, so that no other place may take the one meant for it
     */
    record Place(int from, int to, Optional<ArgumentType<?>> type, boolean rest, boolean required, boolean choosy) {}

    /**
     * An option.
     *
     * @param name as declared, the longest
     */
    record Named(String name, int most, Optional<ArgumentType<?>> type) {}

    /** What words mean of these depends on where they were written. */
    private static final Set<Class<?>> TELL_TIME = Set.of(
            When.class,
            Instant.class,
            ZonedDateTime.class,
            OffsetDateTime.class,
            LocalDateTime.class,
            LocalDate.class,
            LocalTime.class);

    private final boolean tellsTime;
    private final Map<String, Named> options = new HashMap<>();
    private final Map<String, Named> keys = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    OptionTable(List<TypedParameter> parameters) {
        tellsTime = parameters.stream()
                .flatMap(parameter -> parameter.elements().stream())
                .anyMatch(TELL_TIME::contains);
        for (TypedParameter parameter : parameters) {
            ArgSpec spec = parameter.fresh();
            if (spec instanceof OptionSpec option) {
                add(option, parameter);
            } else {
                PositionalParamSpec words = (PositionalParamSpec) spec;
                places.add(new Place(
                        words.index().min(),
                        words.index().max(),
                        parameter.wordType(),
                        parameter.isRest(),
                        words.required(),
                        !parameter.takesAnything()));
            }
        }
    }

    private void add(OptionSpec option, TypedParameter parameter) {
        for (String name : option.names()) {
            options.put(name, new Named(name, option.arity().max(), parameter.wordType()));
            if (option.negatable() && name.startsWith("--")) {
                options.put("--no-" + name.substring(2), new Named("--no-" + name.substring(2), 0, Optional.empty()));
            }
            keys.put(key(name), new Named(name, option.arity().max(), parameter.wordType()));
        }
    }

    private static String key(String name) {
        return name.replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
    }

    /** Whether a parameter depends on the time zone. */
    boolean tellsTime() {
        return tellsTime;
    }

    boolean hasOptions() {
        return !options.isEmpty();
    }

    Set<String> names() {
        return options.keySet();
    }

    /** The option of this name, dashes and all. */
    @Nullable
    Named option(String name) {
        return options.get(name);
    }

    /** The option people mean by {@code name:}; case does not count. */
    @Nullable
    Named key(CharSequence name) {
        return name.length() < 2 ? null : keys.get(name.toString().toLowerCase(Locale.ROOT));
    }

    /** The place of the word at an index. */
    @Nullable
    Place place(int index) {
        for (Place place : places) {
            if (place.from() <= index && index <= place.to()) {
                return place;
            }
        }
        return null;
    }

    /** How many words are needed behind a place by those that do not take just any. */
    int neededAfter(int index) {
        int needed = 0;
        for (Place place : places) {
            needed += place.from() > index && place.required() && place.choosy() ? 1 : 0;
        }
        return needed;
    }
}
