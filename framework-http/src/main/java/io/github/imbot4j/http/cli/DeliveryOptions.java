package io.github.imbot4j.http.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for how much is queued, and for how long. */
final class DeliveryOptions {

    @Option(
            names = "--lease",
            paramLabel = "TIME",
            description = {
                "After this time without a heartbeat the work of a node is taken over; PostgreSQL only.",
                "IMBOT_LEASE. Default: 10s."
            })
    private @Nullable String lease;

    @Option(
            names = "--capacity",
            paramLabel = "NUMBER",
            description = {
                "Maximum number of queued events on all nodes; further events are answered with 503. The memory store"
                        + " always holds 10000.",
                "IMBOT_CAPACITY. Default: 100000."
            })
    private @Nullable String capacity;

    @Option(
            names = "--attempts",
            paramLabel = "NUMBER",
            description = {
                "How often an event is tried when its handler fails temporarily, before it becomes a dead letter.",
                "IMBOT_ATTEMPTS. Default: 5."
            })
    private @Nullable String attempts;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = {
                "How long a call waits for a portal that is down or blocked, before it is refused.",
                "IMBOT_PATIENCE. Default: 24h."
            })
    private @Nullable String patience;

    @Option(
            names = "--parked-patience",
            paramLabel = "TIME",
            description = {
                "How long a call waits for a portal that has removed the app, has not paid, or has revoked its rights.",
                "IMBOT_PARKED_PATIENCE. Default: 7d."
            })
    private @Nullable String parkedPatience;

    @Option(
            names = "--unknown",
            paramLabel = "ask|resend",
            description = {
                "What happens to a message whose outcome is unknown: resend sends it again,"
                        + " twelve times at most, so that it may be read twice; ask keeps it for the operator to decide. Other calls are kept.",
                "IMBOT_UNKNOWN. Default: resend."
            })
    private @Nullable String unknown;

    Flags flags() {
        return new Flags(Map.of())
                .put(Setting.LEASE, lease)
                .put(Setting.CAPACITY, capacity)
                .put(Setting.ATTEMPTS, attempts)
                .put(Setting.PATIENCE, patience)
                .put(Setting.PARKED_PATIENCE, parkedPatience)
                .put(Setting.UNKNOWN, unknown);
    }
}
