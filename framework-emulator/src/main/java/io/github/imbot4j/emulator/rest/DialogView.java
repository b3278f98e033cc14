package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chat as {@code imbot.dialog.get} shows it (v1 §5): keys in lower case, real JSON types. */
record DialogView(PortalState state, Chat chat, long viewer) {

    Map<String, Object> with(String dialogId) {
        List<Message> messages = state.messagesOf(chat.id());
        long last = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", chat.id());
        view.put("parent_chat_id", 0);
        view.put("parent_message_id", 0);
        view.put("name", name());
        view.put("description", chat.description());
        view.put("owner", chat.ownerId());
        view.put("extranet", members().stream().anyMatch(person -> person.kind() == Person.Kind.EXTRANET));
        view.put("avatar", chat.avatar());
        view.put("color", Colors.hex(chat.color()));
        view.put("type", type());
        view.put("counter", 0);
        view.put("user_counter", chat.members().size());
        view.put("message_count", messages.size());
        view.put("unread_id", 0);
        view.put("restrictions", EntityRules.restrictions(chat));
        view.put("last_message_id", last);
        view.put("last_id", last);
        view.put("marked_id", 0);
        view.put("disk_folder_id", DiskMethods.folderOf(chat));
        putEntity(view);
        view.put("mute_list", List.of());
        view.put("date_create", RestServer.date(created(messages)));
        view.put("message_type", chat.type().letter());
        view.put("public", "");
        view.put("role", role());
        view.put("text_field_enabled", chat.textFieldEnabled());
        SystemMethods.putNull(view, "background_id");
        view.put("permissions", permissions());
        view.put("is_new", false);
        view.put("readed_list", readers(last));
        view.put("manager_list", chat.managers());
        view.put("last_message_views", Map.of("message_id", last, "first_viewers", List.of(), "count_of_viewers", 0));
        view.put("dialog_id", dialogId);
        return view;
    }

    private void putEntity(Map<String, Object> view) {
        view.put("entity_type", chat.entityType());
        view.put("entity_id", chat.entityId());
        for (int i = 0; i < chat.entityData().size(); i++) {
            view.put("entity_data_" + (i + 1), chat.entityData().get(i));
        }
        view.put("entity_link", Map.of("type", chat.entityType(), "url", "", "id", chat.entityId()));
    }

    private String name() {
        return chat.type() != ChatType.PRIVATE
                ? chat.title()
                : state.people()
                        .find(Long.parseLong(chat.dialogId(viewer)))
                        .map(Person::name)
                        .orElse("");
    }

    private String type() {
        return switch (chat.type()) {
            case PRIVATE -> "private";
            case GROUP -> "chat";
            case OPEN -> "open";
            case OPEN_LINE -> "lines";
        };
    }

    private String role() {
        if (chat.ownerId() == viewer) {
            return "owner";
        }
        if (chat.managers().contains(viewer)) {
            return "manager";
        }
        return chat.has(viewer) ? "member" : "guest";
    }

    private static Map<String, Object> permissions() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("manage_users_add", "member");
        all.put("manage_users_delete", "manager");
        all.put("manage_ui", "member");
        all.put("manage_settings", "owner");
        all.put("manage_messages", "member");
        all.put("can_post", "member");
        return all;
    }

    private List<Person> members() {
        return chat.members().stream()
                .flatMap(id -> state.people().find(id).stream())
                .toList();
    }

    /** A chat is as old as its first message. */
    private Instant created(List<Message> messages) {
        return messages.isEmpty() ? state.clock().instant() : messages.get(0).date();
    }

    private List<Map<String, Object>> readers(long lastId) {
        return members().stream()
                .filter(person -> person.id() != viewer)
                .map(person -> reader(person, lastId))
                .toList();
    }

    private static Map<String, Object> reader(Person person, long lastId) {
        Map<String, Object> reader = new LinkedHashMap<>();
        reader.put("user_id", person.id());
        reader.put("user_name", person.name());
        reader.put("message_id", lastId);
        SystemMethods.putNull(reader, "date");
        return reader;
    }
}
