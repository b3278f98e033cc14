package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.event.ChatKeys;
import io.github.imbot4j.emulator.event.FileBlock;
import io.github.imbot4j.emulator.event.PostHeader;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The method that reads the messages of a dialog: {@code im.dialog.messages.get}. The token's user must be able to see
 * the dialog; a bot's own token, which its events carry, reads the bot's dialogs, because to the messenger a bot is a
 * user like others.
 */
final class DialogMessages {

    private static final int USUAL = 20;
    private static final int MOST = 50;

    private final Messenger messenger;
    private final PortalState state;
    private final Supplier<PostHeader> letterhead;

    DialogMessages(Messenger messenger, Supplier<PostHeader> letterhead) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.letterhead = letterhead;
    }

    void addTo(MethodTable table) {
        table.add("im", "im.dialog.messages.get", this::get);
    }

    private Object get(Request request) {
        PhpValue dialogId = Dialogs.require(
                request.at("CHAT_ID").number() > 0
                        ? new PhpValue("chat" + request.at("CHAT_ID").number())
                        : request.at("DIALOG_ID"));
        Chat chat = Dialogs.seen(messenger, request.caller(), dialogId);
        List<Message> messages = selected(
                request,
                state.messagesOf(chat.id()).stream()
                        .filter(message -> chat.shows(request.caller().userId(), message.id()))
                        .toList());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("chat_id", chat.id());
        answer.put("messages", messages.stream().map(DialogMessages::row).toList());
        answer.put("users", authors(messages));
        answer.put("files", files(messages));
        return answer;
    }

    /** With FIRST_ID, which wins, the oldest first; else the newest first. */
    private static List<Message> selected(Request request, List<Message> all) {
        int limit = limit(request.at("LIMIT"));
        if (request.has("FIRST_ID")) {
            long after = id(request.at("FIRST_ID"), "FIRST_ID_STRING", "First ID can't be string");
            return all.stream()
                    .filter(message -> message.id() > after)
                    .limit(limit)
                    .toList();
        }
        long before =
                request.has("LAST_ID") ? id(request.at("LAST_ID"), "LAST_ID_STRING", "Last ID can't be string") : 0;
        List<Message> older = new ArrayList<>(all.stream()
                .filter(message -> before == 0 || message.id() < before)
                .toList());
        Collections.reverse(older);
        return older.stream().limit(limit).toList();
    }

    /** No limit counts as the usual one, and nothing or less as none at all. */
    private static int limit(PhpValue given) {
        if (!given.isSet()) {
            return USUAL;
        }
        return given.number() <= 0 ? Integer.MAX_VALUE : (int) Math.min(MOST, given.number());
    }

    private static long id(PhpValue given, String code, String text) {
        if (given.isArray() || !given.text().matches("[0-9]{1,18}")) {
            throw RestError.of(code, text);
        }
        return given.number();
    }

    private static Map<String, Object> row(Message message) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", message.id());
        row.put("chat_id", message.chatId());
        row.put("author_id", message.authorId());
        row.put("date", RestServer.date(message.date()));
        row.put("text", message.text());
        row.put("unread", false);
        if (message.extra().templateId().isEmpty()) {
            SystemMethods.putNull(row, "uuid");
        } else {
            row.put("uuid", message.extra().templateId());
        }
        row.put("replaces", List.of());
        row.put("params", params(message));
        SystemMethods.putNull(row, "disappearing_date");
        return row;
    }

    private static Map<String, Object> params(Message message) {
        Map<String, Object> params = new LinkedHashMap<>();
        ChatKeys.parameters(message.extra()).forEach((name, value) -> {
            if (!new PhpValue(value).isEmpty()) {
                params.put(name, value);
            }
        });
        if (message.extra().edited()) {
            params.put("IS_EDITED", "Y");
        }
        if (message.deleted()) {
            params.put("IS_DELETED", "Y");
        }
        return params;
    }

    private List<Map<String, Object>> authors(List<Message> messages) {
        return messages.stream()
                .map(Message::authorId)
                .distinct()
                .map(state.people()::find)
                .flatMap(Optional::stream)
                .map(MemberMethods::row)
                .toList();
    }

    private List<Map<String, Object>> files(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.extra().files().stream())
                .distinct()
                .map(state.files()::find)
                .flatMap(Optional::stream)
                .map(file -> FileBlock.of(
                        file,
                        state.people().find(file.authorId()),
                        letterhead.get().origin(),
                        state.clock().getZone()))
                .toList();
    }
}
