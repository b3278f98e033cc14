package io.github.imbot4j.wire;

import io.github.imbot4j.event.ChatEntity;
import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.event.DialogKind;
import io.github.imbot4j.event.FileRef;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.event.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The reader of the parts of events that {@link EventJson} wrote. What is absent is empty, {@code 0} or false. */
final class StoredParts {

    private StoredParts() {}

    static Dialog dialog(JsonNode json) {
        return new Dialog(
                text(json, "id"),
                number(json, "chatId"),
                DialogKind.valueOf(text(json, "kind")),
                text(json, "type"),
                text(json, "title"),
                number(json, "ownerId"),
                entity(json.required("entity")),
                flag(json, "extranet"),
                (int) number(json, "userCount"),
                number(json, "parentChatId"),
                number(json, "parentMessageId"),
                text(json, "color"),
                text(json, "canPost"));
    }

    private static ChatEntity entity(JsonNode json) {
        return new ChatEntity(
                text(json, "type"), text(json, "id"), text(json, "data1"), text(json, "data2"), text(json, "data3"));
    }

    static Sender sender(JsonNode json) {
        return new Sender(
                number(json, "id"),
                text(json, "name"),
                text(json, "firstName"),
                text(json, "lastName"),
                text(json, "position"),
                text(json, "gender"),
                flag(json, "bot"),
                flag(json, "connector"),
                flag(json, "network"),
                flag(json, "extranet"),
                flag(json, "manager"));
    }

    static Message message(JsonNode json) {
        List<FileRef> files = new ArrayList<>();
        json.path("files").forEach(file -> files.add(file(file)));
        Set<Long> mentions = new LinkedHashSet<>();
        json.path("mentions").forEach(id -> mentions.add(id.longValue()));
        return new Message(
                number(json, "id"),
                text(json, "text"),
                text(json, "original"),
                files,
                mentions,
                number(json, "replyTo"),
                number(json, "forwardOf"),
                text(json, "uuid"),
                text(json, "platform"),
                flag(json, "system"),
                flag(json, "hidden"),
                time(json, "date"),
                dates(json.path("dates")),
                quote(json.path("quote")));
    }

    private static List<Message.FoundDate> dates(JsonNode json) {
        List<Message.FoundDate> dates = new ArrayList<>();
        json.forEach(date -> dates.add(new Message.FoundDate(text(date, "text"), time(date, "at"))));
        return dates;
    }

    private static Message.Quote quote(JsonNode json) {
        return json.isMissingNode()
                ? Message.Quote.NONE
                : new Message.Quote(number(json, "authorId"), text(json, "authorName"), text(json, "text"));
    }

    private static FileRef file(JsonNode json) {
        return new FileRef(
                number(json, "id"),
                text(json, "name"),
                text(json, "type"),
                text(json, "extension"),
                number(json, "size"),
                (int) number(json, "width"),
                (int) number(json, "height"),
                number(json, "authorId"),
                text(json, "urlDownload"),
                flag(json, "voiceNote"),
                flag(json, "videoNote"),
                time(json, "date"),
                text(json, "status"),
                text(json, "authorName"),
                text(json, "urlPreview"),
                text(json, "urlShow"));
    }

    /** Nested maps and texts. */
    static Map<String, Object> map(JsonNode json) {
        Map<String, Object> map = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> map.put(
                        entry.getKey(),
                        entry.getValue().isObject()
                                ? map(entry.getValue())
                                : entry.getValue().stringValue()));
        return map;
    }

    static Instant time(JsonNode json, String name) {
        String text = text(json, name);
        return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    }

    static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNull() || value.isMissingNode() ? "" : value.stringValue();
    }

    static long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() ? 0 : value.longValue();
    }

    static boolean flag(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return !value.isMissingNode() && value.booleanValue();
    }
}
