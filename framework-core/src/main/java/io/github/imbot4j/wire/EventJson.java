package io.github.imbot4j.wire;

import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRef;
import io.github.imbot4j.event.ChatEntity;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Dialog;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.FileRef;
import io.github.imbot4j.event.Message;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.Sender;
import io.github.imbot4j.event.TimerFired;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of events, field by field in the order of the records; {@code type} is the name in {@link EventNames}.
 */
final class EventJson {

    private EventJson() {}

    static ObjectNode write(Event event) {
        ObjectNode json = object();
        json.put("type", EventNames.of(event));
        ObjectNode origin = json.putObject("origin");
        origin.put("portal", event.portal().memberId());
        origin.put("raisedAt", PostJson.time(event.origin().raisedAt()));
        origin.put("language", event.origin().language());
        if (event instanceof BotEvent it) {
            json.set("bot", bot(it.bot()));
        }
        if (event instanceof DialogEvent it) {
            json.set("dialog", dialog(it.dialog()));
            json.set("sender", sender(it.sender()));
            own(json, it);
        }
        if (event instanceof ScheduleDue it) {
            json.put("schedule", it.schedule());
        }
        if (event instanceof PortalEvent it) {
            json.put("name", it.name());
            json.set("data", map(it.data()));
        }
        if (event instanceof AppInstalled it) {
            json.put("version", it.version());
            json.put("active", it.active());
            json.put("finished", it.finished());
            json.put("placement", it.placement());
            json.put("placementOptions", it.placementOptions());
        } else if (event instanceof AppUpdated it) {
            json.put("version", it.version());
            json.put("previousVersion", it.previousVersion());
        } else if (event instanceof AppUninstalled it) {
            json.put("clean", it.clean());
        }
        return json;
    }

    private static void own(ObjectNode json, DialogEvent event) {
        if (event instanceof MessageReceived it) {
            json.set("message", message(it.message()));
            json.put("mentionsBot", it.mentionsBot());
        } else if (event instanceof MessageUpdated it) {
            json.set("message", message(it.message()));
        } else if (event instanceof MessageDeleted it) {
            json.put("messageId", it.messageId());
            json.put("text", it.text());
        } else if (event instanceof CommandReceived it) {
            json.put("commandId", it.commandId());
            json.put("command", it.command());
            json.put("params", it.params());
            json.put("below", it.below());
            json.put("context", it.context().name());
            json.set("message", message(it.message()));
        } else if (event instanceof BotJoined it) {
            json.put("accessHistory", it.accessHistory());
            json.put("byBot", it.byBot());
        } else if (event instanceof ContextReceived it) {
            json.set("context", map(it.context()));
        } else if (event instanceof TimerFired it) {
            json.put("name", it.name());
            json.put("record", it.type());
            json.put("payload", it.payload());
        }
    }

    private static ObjectNode bot(BotRef bot) {
        return object().put("id", bot.id()).put("code", bot.code());
    }

    private static ObjectNode dialog(Dialog dialog) {
        ObjectNode json = object();
        json.put("id", dialog.id());
        json.put("chatId", dialog.chatId());
        json.put("kind", dialog.kind().name());
        json.put("type", dialog.type());
        json.put("title", dialog.title());
        json.put("ownerId", dialog.ownerId());
        json.set("entity", entity(dialog.entity()));
        json.put("extranet", dialog.extranet());
        json.put("userCount", dialog.userCount());
        json.put("parentChatId", dialog.parentChatId());
        json.put("parentMessageId", dialog.parentMessageId());
        json.put("color", dialog.color());
        json.put("canPost", dialog.canPost());
        return json;
    }

    private static ObjectNode entity(ChatEntity entity) {
        ObjectNode json = object();
        json.put("type", entity.type());
        json.put("id", entity.id());
        json.put("data1", entity.data1());
        json.put("data2", entity.data2());
        json.put("data3", entity.data3());
        return json;
    }

    private static ObjectNode sender(Sender sender) {
        ObjectNode json = object();
        json.put("id", sender.id());
        json.put("name", sender.name());
        json.put("firstName", sender.firstName());
        json.put("lastName", sender.lastName());
        json.put("position", sender.position());
        json.put("gender", sender.gender());
        json.put("bot", sender.bot());
        json.put("connector", sender.connector());
        json.put("network", sender.network());
        json.put("extranet", sender.extranet());
        json.put("manager", sender.manager());
        return json;
    }

    private static ObjectNode message(Message message) {
        ObjectNode json = object();
        json.put("id", message.id());
        json.put("text", message.text());
        json.put("original", message.original());
        ArrayNode files = json.putArray("files");
        message.files().forEach(file -> files.add(file(file)));
        ArrayNode mentions = json.putArray("mentions");
        message.mentions().forEach(mentions::add);
        json.put("replyTo", message.replyTo());
        json.put("forwardOf", message.forwardOf());
        json.put("uuid", message.uuid());
        json.put("platform", message.platform());
        json.put("system", message.system());
        json.put("hidden", message.hidden());
        json.put("date", PostJson.time(message.date()));
        ArrayNode dates = json.putArray("dates");
        message.dates()
                .forEach(date -> dates.add(object().put("text", date.text()).put("at", PostJson.time(date.at()))));
        Message.Quote quote = message.quote();
        json.putObject("quote")
                .put("authorId", quote.authorId())
                .put("authorName", quote.authorName())
                .put("text", quote.text());
        return json;
    }

    private static ObjectNode file(FileRef file) {
        ObjectNode json = object();
        json.put("id", file.id());
        json.put("name", file.name());
        json.put("type", file.type());
        json.put("extension", file.extension());
        json.put("size", file.size());
        json.put("width", file.width());
        json.put("height", file.height());
        json.put("authorId", file.authorId());
        json.put("urlDownload", file.urlDownload());
        json.put("voiceNote", file.voiceNote());
        json.put("videoNote", file.videoNote());
        json.put("date", PostJson.time(file.date()));
        json.put("status", file.status());
        json.put("authorName", file.authorName());
        json.put("urlPreview", file.urlPreview());
        json.put("urlShow", file.urlShow());
        return json;
    }

    private static ObjectNode map(Map<?, ?> map) {
        ObjectNode json = object();
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> child) {
                json.set(String.valueOf(key), map(child));
            } else {
                json.put(String.valueOf(key), String.valueOf(value));
            }
        });
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
