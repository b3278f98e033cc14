package io.github.imbot4j.wire;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that collect events from a portal's queue (transport §4.4), with the rights of an administrator. */
public final class OfflineCalls {

    /** Events in one answer, at most. */
    public static final int PAGE = 50;

    private OfflineCalls() {}

    /** Reserves the oldest events under a {@code process_id}, which the answer names; they stay in the queue. */
    public static Call reserve() {
        return Call.of("event.offline.get").with("clear", 0).with("limit", PAGE);
    }

    /** Reads what is reserved under a {@code process_id} once more. */
    public static Call reserved(String process) {
        return reserve().with("process_id", process);
    }

    /** Looks at the queue: what is reserved has a {@code PROCESS_ID}. */
    public static Call look() {
        return Call.of("event.offline.list");
    }

    /** The processes under which events are reserved, of the answer to {@link #look}; without those that failed. */
    public static List<String> processes(RestResponse list) {
        return list.items().stream()
                .filter(row -> !row.get("ERROR").asBoolean())
                .map(row -> row.get("PROCESS_ID").asText(""))
                .filter(process -> !process.isEmpty())
                .distinct()
                .toList();
    }

    /** Deletes reserved events by their ids. */
    public static Call clear(String process, List<Long> ids) {
        return Call.of("event.offline.clear").with("process_id", process).with("id", ids);
    }

    /** Marks reserved events as failed, so that they are not given again. */
    public static Call failed(String process, List<String> messageIds) {
        return Call.of("event.offline.error").with("process_id", process).with("message_id", messageIds);
    }

    /** The name under which the process that reserved events finds them again, of the answer to {@link #reserve}. */
    public static String process(RestResponse reserved) {
        return reserved.get("process_id").asText("");
    }

    /** The events of the answer to {@link #reserve}. */
    public static List<RestResponse> rows(RestResponse reserved) {
        return reserved.get("events").items();
    }

    /** The id by which an event is deleted. */
    public static long id(RestResponse row) {
        return row.get("ID").asLong();
    }

    /** The id by which an event is marked as failed. */
    public static String messageId(RestResponse row) {
        return row.get("MESSAGE_ID").asText("");
    }

    /** One of the events of an answer, as if it had been posted; empty if it cannot be read. */
    public static Optional<PortalEvent> event(PortalId portal, String language, RestResponse row) {
        String name = row.get("EVENT_NAME").asText("");
        if (!PortalEvent.isName(name)) {
            return Optional.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(row.get("TIMESTAMP_X").asText("")).toInstant();
            return Optional.of(new PortalEvent(
                    new Event.Origin(portal, at, language), new BotRef(0, ""), name, map(row.get("EVENT_DATA"))));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> map(RestResponse data) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!data.isEmpty()) {
            data.entries().forEach((key, value) -> {
                String json = value.toJson();
                boolean isTree = json.startsWith("{") || json.startsWith("[");
                map.put(key, isTree ? map(value) : value.asText(""));
            });
        }
        return map;
    }
}
