package io.github.imbot4j.emulator.state;

import java.time.Instant;
import java.util.Map;

/**
 * An event that waits until its app fetches it ({@code event.offline.get}).
 *
 * @param connector of the handler; may be empty
 * @param userId whose act it was; {@code 0} for nobody's
 * @param messageId the same for the same event with the same data
 * @param processId who has reserved it; empty for nobody
 * @param failed whether its app said that it could not be processed
 */
public record OfflineEvent(
        long id,
        String appId,
        String connector,
        String event,
        Map<String, Object> data,
        long userId,
        String messageId,
        Instant date,
        String processId,
        boolean failed) {

    public OfflineEvent reservedBy(String process) {
        return new OfflineEvent(id, appId, connector, event, data, userId, messageId, date, process, failed);
    }

    /** The same event once more, while nobody has reserved it. */
    public OfflineEvent again(Instant at) {
        return new OfflineEvent(id, appId, connector, event, data, userId, messageId, at, processId, failed);
    }

    public OfflineEvent asFailed() {
        return new OfflineEvent(id, appId, connector, event, data, userId, messageId, date, "", true);
    }
}
