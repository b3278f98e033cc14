package io.github.imbot4j.binding;

import io.github.imbot4j.bot.When;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.INegatableOptionTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.RegexTransformer;

/** The options of a command by name and its positional parameters in order, created once at start-up. Immutable. */
final class OptionTable {

    /**
     * A place for words.
     *
     * @param leaf which argument it is
     * @param from the index of its first word
     * @param to that of the last, which may lie further on when it takes several words at once
     */
    record Place(int leaf, TypedParameter parameter, int from, int to) {

        static Place of(int leaf, TypedParameter parameter, PositionalParamSpec words) {
            int to = Math.max(words.index().max(), (int) Math.min(
                    Integer.MAX_VALUE,
                    (long) words.index().min() + words.arity().max() - 1));
            return new Place(leaf, parameter, words.index().min(), to);
        }

        /** Behind the last of so many words that it takes. */
        int end(int words) {
            return to >= words ? words : to + 1;
        }

        /** Tells whether a word is needed here, and not just any, so that no other place may take the one meant for it. */
        boolean isChoosy() {
            return parameter.isRequired() && !parameter.takesAnything();
        }
    }

    /**
     * A name of an option.
     *
     * @param name as declared
     * @param leaf which argument it is
     * @param negated whether the name says no
     */
    record Named(String name, int leaf, TypedParameter parameter, boolean negated) {

        /** How many words it needs. */
        int least() {
            return negated ? 0 : parameter.spec().arity().min();
        }

        /** How many words it takes. */
        int most() {
            return negated ? 0 : parameter.spec().arity().max();
        }
    }

    /** What words mean of these depends on where they were written. */
    private static final Set<Class<?>> TELL_TIME = Set.of(
            When.class,
            Instant.class,
            ZonedDateTime.class,
            OffsetDateTime.class,
            LocalDateTime.class,
            LocalDate.class,
            LocalTime.class);

    private static final INegatableOptionTransformer NEGATIVE = RegexTransformer.createDefault();

    private final boolean tellsTime;
    private final Map<String, Named> options = new HashMap<>();
    private final Map<String, Named> keys = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    OptionTable(List<TypedParameter> parameters) {
        tellsTime = parameters.stream()
                .flatMap(parameter -> parameter.elements().stream())
                .anyMatch(TELL_TIME::contains);
        for (int leaf = 0; leaf < parameters.size(); leaf++) {
            TypedParameter parameter = parameters.get(leaf);
            if (parameter.spec() instanceof OptionSpec option) {
                add(leaf, option, parameter);
            } else {
                places.add(Place.of(leaf, parameter, (PositionalParamSpec) parameter.spec()));
            }
        }
    }

    private void add(int leaf, OptionSpec option, TypedParameter parameter) {
        for (String name : option.names()) {
            Named named = new Named(name, leaf, parameter, false);
            options.put(name, named);
            keys.put(withoutDashes(name), named);
            String negative = option.negatable() ? NEGATIVE.makeNegative(name, CommandSpec.create()) : name;
            options.putIfAbsent(negative, new Named(negative, leaf, parameter, true));
        }
    }

    private static String withoutDashes(String name) {
        int dashes = 0;
        while (dashes < name.length() && name.charAt(dashes) == '-') {
            dashes++;
        }
        return name.substring(dashes).toLowerCase(Locale.ROOT);
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
    Named key(String name) {
        return name.length() < 2 ? null : keys.get(name.toLowerCase(Locale.ROOT));
    }

    List<Place> places() {
        return places;
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
            needed += place.from() > index && place.isChoosy() ? 1 : 0;
        }
        return needed;
    }
}
