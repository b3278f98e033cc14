package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.rest.Colors;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;

/** The chat of answers and events (v2 §5), as a bot or a user sees it. */
final class ChatView {

    /** The kinds that a chat has by what it is about. */
    private static final Map<String, String> BY_ENTITY = Map.of(
            "LINES", "lines",
            "CRM", "crm",
            "TASKS", "tasks",
            "CALL", "call",
            "CALENDAR", "calendar",
            "MAIL", "mail",
            "SONET_GROUP", "sonetGroup",
            "VIDEOCONF", "videoconf",
            "ANNOUNCEMENT", "announcement");

    private final PortalState state;

    ChatView(PortalState state) {
        this.state = state;
    }

    /** As events have a chat: without what differs between its members. */
    Map<String, Object> inEvent(Chat chat, long viewer) {
        return fields(chat, viewer).map();
    }

    /** As answers have a chat. */
    Map<String, Object> of(Chat chat, long viewer) {
        List<Message> messages = state.messagesOf(chat.id());
        long last = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id();
        return fields(chat, viewer)
                .with("role", role(chat, viewer))
                .with("muteList", List.of())
                .with(
                        "dateCreate",
                        Fields.date(
                                messages.isEmpty()
                                        ? state.clock().instant()
                                        : messages.get(0).date(),
                                state.zone()))
                .with("lastMessageId", last)
                .with("lastMessageViews", "{}")
                .withNumberOrNull("lastId", lastRead(chat, viewer, messages))
                .with("managerList", chat.managers())
                .withNull("markedId")
                .with("messageCount", messages.size())
                .with("public", "")
                .withNull("unreadId")
                .with("userCounter", chat.members().size())
                .map();
    }

    /** What one writes one has read. */
    private long lastRead(Chat chat, long viewer, List<Message> messages) {
        long own = messages.stream()
                .filter(message -> message.authorId() == viewer)
                .mapToLong(Message::id)
                .max()
                .orElse(0);
        return Math.max(own, state.lastRead(viewer, chat.id()));
    }

    private Fields fields(Chat chat, long viewer) {
        boolean inPrivate = chat.type() == ChatType.PRIVATE;
        return new Fields()
                .with("id", chat.id())
                .with("dialogId", dialogId(chat, viewer))
                .with("name", chat.title())
                .with("description", chat.description())
                .with("type", type(chat))
                .with("messageType", chat.type().letter())
                .with("owner", inPrivate ? chat.members().get(0) : chat.ownerId())
                .with("color", Colors.hex(chat.color()))
                .with("avatar", chat.avatar())
                .with("extranet", hasOutsiders(chat))
                .with("containsCollaber", false)
                .with("entityType", chat.entityType())
                .with("entityId", chat.entityId())
                .with("entityData1", data(chat, 0))
                .with("entityData2", data(chat, 1))
                .with("entityData3", data(chat, 2))
                .with("entityLink", Map.of())
                .withNumberOrNull("diskFolderId", inPrivate ? 0 : chat.id())
                .with("permissions", Map.of())
                .withNull("parentChatId")
                .withNull("parentMessageId")
                .with("isNew", false)
                .with("textFieldEnabled", chat.textFieldEnabled())
                .withTextOrNull("backgroundId", inPrivate ? background(chat) : "");
    }

    /** A stranger to a private chat calls it by the one who opened it. */
    private static String dialogId(Chat chat, long viewer) {
        return chat.type() != ChatType.PRIVATE || chat.has(viewer)
                ? chat.dialogId(viewer)
                : String.valueOf(chat.members().get(0));
    }

    private static String type(Chat chat) {
        return switch (chat.type()) {
            case PRIVATE -> "private";
            case OPEN_LINE -> "lines";
            case GROUP -> BY_ENTITY.getOrDefault(chat.entityType(), "chat");
            case OPEN -> BY_ENTITY.getOrDefault(chat.entityType(), "open");
        };
    }

    private static String data(Chat chat, int index) {
        return index < chat.entityData().size() ? chat.entityData().get(index) : "";
    }

    private static String role(Chat chat, long viewer) {
        if (!chat.has(viewer)) {
            return "none";
        }
        return chat.ownerId() == viewer ? "owner" : chat.managers().contains(viewer) ? "manager" : "member";
    }

    private boolean hasOutsiders(Chat chat) {
        return chat.members().stream()
                .flatMap(id -> state.people().find(id).stream())
                .anyMatch(person -> person.kind() == Person.Kind.EXTRANET || person.kind() == Person.Kind.CONNECTOR);
    }

    private String background(Chat chat) {
        return chat.members().stream()
                .flatMap(id -> state.bots().find(id).stream())
                .map(RegisteredBot::settings)
                .map(RegisteredBot.Settings::background)
                .filter(background -> !background.isEmpty())
                .findFirst()
                .orElse("");
    }
}
