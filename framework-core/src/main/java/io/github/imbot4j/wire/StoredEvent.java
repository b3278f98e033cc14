package io.github.imbot4j.wire;

import static io.github.imbot4j.wire.StoredParts.flag;
import static io.github.imbot4j.wire.StoredParts.number;
import static io.github.imbot4j.wire.StoredParts.text;

import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRef;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandContext;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.Sender;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.portal.PortalId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of events, read back equal. Fields that a later version adds are ignored; a text of a later format is
 * rejected.
 */
public final class StoredEvent {

    /** Raised when an older program would misread what is written. */
    private static final int FORMAT = 1;

    private static final String PASS = "pass";

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredEvent() {}

    /** Writes one line of JSON. */
    public static String write(Event event) {
        return write(event, "");
    }

    /**
     * Writes one line of JSON.
     *
     * @param pass what proves the acting user's rights, sealed; may be empty
     */
    public static String write(Event event, String pass) {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", FORMAT);
        json.setAll(EventJson.write(event));
        if (!pass.isEmpty()) {
            json.put(PASS, pass);
        }
        return JSON.writeValueAsString(json);
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, without quoting it
     */
    public static Event read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            int format = json.required("v").intValue();
            if (format > FORMAT) {
                throw new IllegalArgumentException("it has format " + format + " and this program knows " + FORMAT
                        + ": run the version that wrote it");
            }
            return read(json);
        } catch (IllegalArgumentException wrong) {
            throw wrong;
        } catch (RuntimeException unreadable) {
            // Its message may quote what people wrote.
            throw new IllegalArgumentException(
                    "it is not the JSON of an event (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** The pass of a text that {@link #read} reads; empty for none. */
    public static String pass(String text) {
        // Most have none, and are spared a second reading.
        return text.contains("\"" + PASS + "\"") ? text(JSON.readTree(text), PASS) : "";
    }

    private static Event read(JsonNode json) {
        Event.Origin origin = origin(json.required("origin"));
        String type = json.required("type").stringValue();
        return switch (type) {
            case "AppInstalled" ->
                new AppInstalled(
                        origin,
                        text(json, "version"),
                        flag(json, "active"),
                        flag(json, "finished"),
                        text(json, "placement"),
                        text(json, "placementOptions"));
            case "AppUpdated" -> new AppUpdated(origin, text(json, "version"), text(json, "previousVersion"));
            case "AppUninstalled" -> new AppUninstalled(origin, flag(json, "clean"));
            case "BotRemoved" -> new BotRemoved(origin, bot(json));
            case "ScheduleDue" -> new ScheduleDue(origin, bot(json), text(json, "schedule"));
            case "PortalEvent" ->
                new PortalEvent(origin, bot(json), text(json, "name"), StoredParts.map(json.required("data")));
            default -> inDialog(type, json, origin);
        };
    }

    private static Event inDialog(String type, JsonNode json, Event.Origin origin) {
        BotRef bot = bot(json);
        Dialog dialog = StoredParts.dialog(json.required("dialog"));
        Sender sender = StoredParts.sender(json.required("sender"));
        return switch (type) {
            case "MessageReceived" ->
                new MessageReceived(
                        origin,
                        bot,
                        dialog,
                        sender,
                        StoredParts.message(json.required("message")),
                        flag(json, "mentionsBot"));
            case "MessageUpdated" ->
                new MessageUpdated(origin, bot, dialog, sender, StoredParts.message(json.required("message")));
            case "MessageDeleted" ->
                new MessageDeleted(origin, bot, dialog, sender, number(json, "messageId"), text(json, "text"));
            case "CommandReceived" ->
                new CommandReceived(
                        origin,
                        bot,
                        dialog,
                        sender,
                        number(json, "commandId"),
                        text(json, "command"),
                        text(json, "params"),
                        json.path("below").asString(""),
                        CommandContext.valueOf(text(json, "context")),
                        StoredParts.message(json.required("message")));
            case "Joined" ->
                new BotJoined(origin, bot, dialog, sender, flag(json, "accessHistory"), flag(json, "byBot"));
            case "ContextReceived" ->
                new ContextReceived(origin, bot, dialog, sender, StoredParts.map(json.required("context")));
            case "TimerFired" ->
                new TimerFired(
                        origin, bot, dialog, sender, text(json, "name"), text(json, "record"), text(json, "payload"));
            default -> throw new IllegalArgumentException("it is of a kind of event this program does not know");
        };
    }

    private static Event.Origin origin(JsonNode json) {
        return new Event.Origin(
                new PortalId(text(json, "portal")), StoredParts.time(json, "raisedAt"), text(json, "language"));
    }

    private static BotRef bot(JsonNode json) {
        JsonNode bot = json.required("bot");
        return new BotRef(number(bot, "id"), text(bot, "code"));
    }
}
