package io.github.imbot4j.event;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.bot.Message;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Note where the second generation of the protocol finds each field of the events (v2 §9.3), so that none is added that
 * only the first can fill without saying so here.
 */
class GenerationNeutralTest {

    private static final Map<String, String> V2 = Map.ofEntries(
            entry("Origin.portal", "auth.member_id, or the tenant polled"),
            entry("Origin.raisedAt", "ts of a post, date of a fetched event"),
            entry("Origin.language", "language"),
            entry("BotRef.id", "bot.id"),
            entry("BotRef.code", "bot.code"),
            entry("Dialog.id", "chat.dialogId, else data.dialogId, else user.id"),
            entry("Dialog.chatId", "chat.id, else message.chatId"),
            entry("Dialog.kind", "chat.messageType, else chat.type"),
            entry("Dialog.type", "chat.messageType"),
            entry("Dialog.title", "chat.name"),
            entry("Dialog.ownerId", "chat.owner"),
            entry("Dialog.extranet", "chat.extranet"),
            entry("Dialog.userCount", "chat.userCounter where it is sent, else 0"),
            entry("Dialog.parentChatId", "chat.parentChatId"),
            entry("Dialog.parentMessageId", "chat.parentMessageId"),
            entry("Dialog.color", "chat.color, a value instead of a name there"),
            entry("Dialog.canPost", "chat.permissions where it says so, else empty"),
            entry("ChatEntity.type", "chat.entityType"),
            entry("ChatEntity.id", "chat.entityId"),
            entry("ChatEntity.data1", "chat.entityData1"),
            entry("ChatEntity.data2", "chat.entityData2"),
            entry("ChatEntity.data3", "chat.entityData3"),
            entry("Sender.id", "user.id, else message.authorId"),
            entry("Sender.name", "user.name"),
            entry("Sender.firstName", "user.firstName"),
            entry("Sender.lastName", "user.lastName"),
            entry("Sender.position", "user.workPosition"),
            entry("Sender.gender", "user.gender"),
            entry("Sender.bot", "user.bot"),
            entry("Sender.connector", "user.connector"),
            entry("Sender.network", "user.network where it is sent, else false"),
            entry("Sender.extranet", "user.extranet"),
            entry("Sender.manager", "not delivered with events, managerList being of answers only: false"),
            entry("Message.id", "message.id"),
            entry("Message.text", "message.text, the bot's mention taken out"),
            entry("Message.original", "message.text"),
            entry("Message.mentions", "tags in message.text"),
            entry("Message.replyTo", "message.params.REPLY_ID"),
            entry("Message.forwardOf", "message.forward.id"),
            entry("Message.uuid", "message.uuid"),
            entry("Message.platform", "not delivered: empty"),
            entry("Message.system", "message.isSystem"),
            entry("Message.hidden", "message.params.COMPONENT_ID"),
            entry("Message.files", "message.params.FILE_ID: ids alone, the rest of FileRef stays unknown"),
            entry("Message.date", "message.date"),
            entry("Message.dates", "message.params.DATE_TEXT and DATE_TS"),
            entry("Quote.authorId", "not delivered: 0"),
            entry("Quote.authorName", "not delivered: empty"),
            entry("Quote.text", "not delivered: empty"),
            entry("MessageReceived.mentionsBot", "tags in message.text"),
            entry("MessageDeleted.messageId", "messageId"),
            entry("ReactionChanged.reaction", "reaction"),
            entry("ReactionChanged.added", "action"),
            entry("MessageDeleted.text", "not delivered: empty"),
            entry("CommandReceived.commandId", "command.id"),
            entry("CommandReceived.command", "command.command, its slash taken off"),
            entry("CommandReceived.params", "command.params"),
            entry("CommandReceived.below", "message.text, below the command's line"),
            entry("CommandReceived.context", "command.context, in lower case there"),
            entry("BotJoined.byBot", "user.id is the bot's"),
            entry("BotJoined.accessHistory", "not delivered: false"),
            entry("ContextReceived.context", "context"),
            entry("TimerFired.name", "the framework's own event"),
            entry("TimerFired.type", "the framework's own event"),
            entry("TimerFired.payload", "the framework's own event"),
            entry("ScheduleDue.schedule", "the framework's own event"),
            entry("PortalEvent.name", "the same event as for v1"),
            entry("PortalEvent.data", "the same event as for v1"),
            entry("AppInstalled.version", "the same event as for v1"),
            entry("AppInstalled.active", "the same event as for v1"),
            entry("AppInstalled.finished", "the same event as for v1"),
            entry("AppInstalled.placement", "the same event as for v1"),
            entry("AppInstalled.placementOptions", "the same event as for v1"),
            entry("AppUpdated.version", "the same event as for v1"),
            entry("AppUpdated.previousVersion", "the same event as for v1"),
            entry("AppUninstalled.clean", "the same event as for v1"));

    /** Where the values of events are. */
    private static final Set<Package> PACKAGES = Set.of(Event.class.getPackage(), Message.class.getPackage());

    @Test
    void saysOfEveryFieldWhereTheSecondGenerationFindsIt() {
        assertThat(leaves()).isEqualTo(new TreeSet<>(V2.keySet()));
    }

    private static Set<String> leaves() {
        Set<String> leaves = new TreeSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(events(Event.class));
        Set<Class<?>> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            Class<?> record = open.remove();
            for (RecordComponent component : record.getRecordComponents()) {
                Class<?> type = component.getType();
                boolean nested = type.isRecord() && PACKAGES.contains(type.getPackage());
                if (!nested) {
                    leaves.add(record.getSimpleName() + "." + component.getName());
                } else if (seen.add(type)) {
                    open.add(type);
                }
            }
        }
        return leaves;
    }

    private static Set<Class<?>> events(Class<?> sealed) {
        Set<Class<?>> records = new LinkedHashSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                records.add(permitted);
            } else {
                records.addAll(events(permitted));
            }
        }
        return records;
    }
}
