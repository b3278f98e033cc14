package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that select records. */
final class FilterOptions {

    @Option(names = "--portal", paramLabel = "ID", description = "Only records of this portal (its member_id).")
    private @Nullable String portal;

    @Option(names = "--bot", paramLabel = "CODE", defaultValue = "", description = "Only records of this bot.")
    private String bot = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "",
            description = "Only records in this state: ${bundle:states}. Default: ${bundle:usual-states}.")
    private String state = "";

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Only records older than this, e.g. 30m, 12h or 7d.")
    private String olderThan = "";

    @Option(
            names = "--most",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "Maximum number of records, oldest first. Default: ${DEFAULT-VALUE}.")
    private int most = 100;

    /** A command that selects records by their state. */
    interface Selecting {

        /**
         * Returns the states that can be selected.
         *
         * @param isNamed whether {@code --state} names one; without it some commands select fewer
         */
        List<? extends Enum<?>> meant(boolean isNamed);
    }

    /** Returns what the help of {@code --state} says of a command's states. */
    static ResourceBundle states(Selecting command) {
        List<? extends Enum<?>> named = command.meant(true);
        List<? extends Enum<?>> usual = command.meant(false);
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {
                    {"states", words(named)}, {"usual-states", named.equals(usual) ? "all" : words(usual)}
                };
            }
        };
    }

    private static String words(List<? extends Enum<?>> states) {
        return states.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    /** Whether any of them narrows the choice. */
    boolean isGiven() {
        return portal != null || !bot.isEmpty() || !state.isEmpty() || !olderThan.isEmpty();
    }

    boolean namesState() {
        return !state.isEmpty();
    }

    int most() {
        if (most < 1) {
            throw new SettingsException("\"" + most + "\" (--most) is not a positive number.");
        }
        return most;
    }

    /** What is chosen of these states: one filter for all, or one for the state that was named. */
    Filter filter(List<? extends Enum<?>> states) {
        return filter(known(states));
    }

    /** One filter for each of these states that was not left out. */
    List<Filter> filters(List<? extends Enum<?>> states) {
        String named = known(states);
        return named.isEmpty() ? states.stream().map(one -> filter(one.name())).toList() : List.of(filter(named));
    }

    private String known(List<? extends Enum<?>> states) {
        if (!state.isEmpty() && states.stream().noneMatch(one -> one.name().equalsIgnoreCase(state))) {
            throw new SettingsException(
                    "\"" + state + "\" (--state) is not a state of these records. Write one of " + words(states) + ".");
        }
        return state;
    }

    private Filter filter(String ofState) {
        Filter chosen = new Filter(Optional.ofNullable(portal).map(FilterOptions::id), ofState, most()).ofBot(bot);
        return olderThan.isEmpty()
                ? chosen
                : chosen.until(Clock.systemUTC().instant().minus(age()));
    }

    private Duration age() {
        return DurationFormat.read(olderThan)
                .orElseThrow(() -> new SettingsException(
                        "\"" + olderThan + "\" (--older-than) is not a duration. Write one like 30m, 12h or 7d."));
    }

    static PortalId id(String text) {
        try {
            return new PortalId(text);
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(String.valueOf(wrong.getMessage()));
        }
    }
}
