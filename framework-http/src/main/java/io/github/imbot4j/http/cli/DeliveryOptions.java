package io.github.imbot4j.http.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Take the options that say how much is kept waiting, and for how long. */
final class DeliveryOptions {

    @Option(
            names = "--lease",
            paramLabel = "TIME",
            description = {
                "How long an event may wait for a node of several that died; PostgreSQL only.",
                "IMBOT_LEASE. Default: 10s."
            })
    private @Nullable String lease;

    @Option(
            names = "--capacity",
            paramLabel = "NUMBER",
            description = {
                "How many events may wait, on all nodes together; more are answered with 503. The store memory takes 10000,",
                "whatever is said.",
                "IMBOT_CAPACITY. Default: 100000."
            })
    private @Nullable String capacity;

    @Option(
            names = "--attempts",
            paramLabel = "NUMBER",
            description = {
                "How often an event is handled whose handler fails in a way that may pass; then it is a dead letter.",
                "IMBOT_ATTEMPTS. Default: 5."
            })
    private @Nullable String attempts;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = {
                "How long a call waits for a portal that is down or blocked; then it is kept as refused.",
                "IMBOT_PATIENCE. Default: 24h."
            })
    private @Nullable String patience;

    @Option(
            names = "--parked-patience",
            paramLabel = "TIME",
            description = {
                "The same for a portal that has shut the app out: removed it, did not pay, or took its rights.",
                "IMBOT_PARKED_PATIENCE. Default: 7d."
            })
    private @Nullable String parkedPatience;

    Flags flags() {
        return new Flags(Map.of())
                .put(Setting.LEASE, lease)
                .put(Setting.CAPACITY, capacity)
                .put(Setting.ATTEMPTS, attempts)
                .put(Setting.PATIENCE, patience)
                .put(Setting.PARKED_PATIENCE, parkedPatience);
    }
}
