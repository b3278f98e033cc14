package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The method that lists the dialogs of the token's user, the latest first: {@code im.recent.list}. Nothing is pinned or
 * unread here.
 */
final class RecentList {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final PortalState state;

    RecentList(PortalState state) {
        this.state = state;
    }

    void addTo(MethodTable table) {
        table.add("im", "im.recent.list", this::list);
    }

    private record Recent(Chat chat, Message last) {}

    private Object list(Request request) {
        long viewer = request.caller().userId();
        List<Recent> all = wanted(request, viewer).stream()
                .flatMap(chat -> last(chat).stream())
                .filter(before(request.at("LAST_MESSAGE_DATE"))::admits)
                .sorted(Comparator.comparing((Recent recent) -> recent.last().id())
                        .reversed())
                .toList();
        int limit = request.has("LIMIT")
                ? (int) Math.max(1, Math.min(MOST, request.at("LIMIT").number()))
                : USUAL;
        int from = (int) Math.max(0, Math.min(request.at("OFFSET").number(), all.size()));
        int to = Math.min(from + limit, all.size());
        boolean more = to < all.size() || to - from == limit;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "items",
                all.subList(from, to).stream()
                        .map(recent -> row(recent, viewer))
                        .toList());
        answer.put("hasMorePages", more);
        answer.put("hasMore", more);
        answer.put("copilot", copilot());
        answer.put("messagesAutoDeleteConfigs", List.of());
        return answer;
    }

    private List<Chat> wanted(Request request, long viewer) {
        return state.chats()
                .where(chat -> chat.has(viewer)
                        && !(chat.type() == ChatType.PRIVATE
                                && request.at("SKIP_DIALOG").is("Y"))
                        && !(chat.type() == ChatType.OPEN_LINE
                                && request.at("SKIP_OPENLINES").is("Y"))
                        && !((chat.type() == ChatType.GROUP || chat.type() == ChatType.OPEN)
                                && request.at("SKIP_CHAT").is("Y"))
                        && !request.at("UNREAD_ONLY").is("Y")
                        && !request.at("ONLY_COPILOT").is("Y")
                        && !request.at("ONLY_CHANNEL").is("Y"));
    }

    private Optional<Recent> last(Chat chat) {
        List<Message> messages = state.messagesOf(chat.id());
        return messages.isEmpty() ? Optional.empty() : Optional.of(new Recent(chat, messages.get(messages.size() - 1)));
    }

    private record Bound(Optional<Instant> date) {

        boolean admits(Recent recent) {
            return date.isEmpty() || recent.last().date().isBefore(date.get());
        }
    }

    private static Bound before(PhpValue given) {
        try {
            return new Bound(
                    given.isEmpty()
                            ? Optional.empty()
                            : Optional.of(OffsetDateTime.parse(given.text()).toInstant()));
        } catch (DateTimeParseException wrong) {
            return new Bound(Optional.empty());
        }
    }

    private static Map<String, Object> copilot() {
        Map<String, Object> copilot = new LinkedHashMap<>();
        SystemMethods.putNull(copilot, "chats");
        SystemMethods.putNull(copilot, "messages");
        SystemMethods.putNull(copilot, "roles");
        copilot.put("recommendedRoles", List.of());
        return copilot;
    }

    private Map<String, Object> row(Recent recent, long viewer) {
        Chat chat = recent.chat();
        boolean alone = chat.type() == ChatType.PRIVATE;
        String dialogId = chat.dialogId(viewer);
        Map<String, Object> view = new DialogView(state, chat, viewer).with(dialogId);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", alone ? (Object) Long.parseLong(dialogId) : dialogId);
        row.put("chat_id", chat.id());
        row.put("type", alone ? "user" : "chat");
        row.put("avatar", Map.of("url", chat.avatar(), "color", Colors.hex(chat.color())));
        row.put("title", String.valueOf(view.get("name")));
        row.put("message", message(recent.last()));
        row.put("counter", 0);
        row.put("last_id", recent.last().id());
        row.put("pinned", false);
        row.put("unread", false);
        row.put("has_reminder", false);
        row.put("date_update", RestServer.date(recent.last().date()));
        row.put("date_last_activity", RestServer.date(recent.last().date()));
        row.put("chat", alone ? field(view) : view);
        long other = alone ? Long.parseLong(dialogId) : recent.last().authorId();
        state.people().find(other).ifPresent(person -> row.put("user", MemberMethods.row(person)));
        row.put("options", List.of());
        return row;
    }

    private static Map<String, Object> field(Map<String, Object> view) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("text_field_enabled", view.getOrDefault("text_field_enabled", true));
        SystemMethods.putNull(field, "background_id");
        field.put("mute_list", List.of());
        return field;
    }

    private static Map<String, Object> message(Message last) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", last.id());
        message.put("text", last.text());
        message.put("file", !last.extra().files().isEmpty());
        message.put("author_id", last.authorId());
        message.put("attach", !last.extra().attach().isEmpty());
        SystemMethods.putNull(message, "sticker");
        message.put("date", RestServer.date(last.date()));
        message.put("status", "received");
        message.put("uuid", last.extra().templateId());
        return message;
    }
}
