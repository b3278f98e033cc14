package io.github.imbot4j.http.cli;

import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.portal.PortalId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Take the options that choose records. */
final class FilterOptions {

    @Option(names = "--portal", paramLabel = "ID", description = "Only those of this portal (its member_id).")
    private @Nullable String portal;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "",
            description = "Only those in this state, such as dead or unknown. Default: all.")
    private String state = "";

    @Option(
            names = "--most",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "How many at most, the oldest first. Default: ${DEFAULT-VALUE}.")
    private int most = 100;

    Filter filter(Enum<?>[] states) {
        boolean known = state.isEmpty()
                || Arrays.stream(states).anyMatch(one -> one.name().equalsIgnoreCase(state));
        if (!known) {
            throw new SettingsException("\"" + state + "\" (--state) is no state. Write one of "
                    + Arrays.stream(states)
                            .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return new Filter(Optional.ofNullable(portal).map(FilterOptions::id), state, most);
    }

    static PortalId id(String text) {
        try {
            return new PortalId(text);
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(String.valueOf(wrong.getMessage()));
        }
    }
}
