package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.portal.PortalId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Take the options that choose records. */
final class FilterOptions {

    @Option(names = "--portal", paramLabel = "ID", description = "Only those of this portal (its member_id).")
    private @Nullable String portal;

    @Option(names = "--bot", paramLabel = "CODE", defaultValue = "", description = "Only those of this bot.")
    private String bot = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "",
            description = "Only those in this state, such as dead or unknown. Default: all that are meant.")
    private String state = "";

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Only those that came longer ago, such as 30m, 12h or 7d.")
    private String olderThan = "";

    @Option(
            names = "--most",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "How many at most, the oldest first. Default: ${DEFAULT-VALUE}.")
    private int most = 100;

    /** Whether any of them narrows the choice. */
    boolean isGiven() {
        return portal != null || !bot.isEmpty() || !state.isEmpty() || !olderThan.isEmpty();
    }

    boolean namesState() {
        return !state.isEmpty();
    }

    int most() {
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
            throw new SettingsException("\"" + state + "\" (--state) is no state this is for. Write one of "
                    + states.stream()
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return state;
    }

    private Filter filter(String ofState) {
        Filter chosen = new Filter(Optional.ofNullable(portal).map(FilterOptions::id), ofState, most).ofBot(bot);
        return olderThan.isEmpty()
                ? chosen
                : chosen.until(Clock.systemUTC().instant().minus(age()));
    }

    private Duration age() {
        return Span.read(olderThan)
                .orElseThrow(() -> new SettingsException(
                        "\"" + olderThan + "\" (--older-than) is no length of time. Write one like 30m, 12h or 7d."));
    }

    static PortalId id(String text) {
        try {
            return new PortalId(text);
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(String.valueOf(wrong.getMessage()));
        }
    }
}
