package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The parsing of dialog and chat ids (v1 §1.2). */
final class Dialogs {

    private static final Pattern CHAT = Pattern.compile("(chat|sg|crm)[0-9]{1,18}", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER = Pattern.compile("[0-9]{1,18}");

    private Dialogs() {}

    static boolean isDialogId(PhpValue given) {
        return (given.isText() || given.isInteger())
                && !given.isEmpty()
                && (isChatId(given) || USER.matcher(given.text()).matches());
    }

    static boolean isChatId(PhpValue given) {
        return !given.isArray() && CHAT.matcher(given.text()).matches();
    }

    /** The dialog id of a call. */
    static PhpValue require(PhpValue given) {
        if (!isDialogId(given)) {
            throw emptyDialog();
        }
        return given;
    }

    /**
     * The chat behind a dialog id as the token's user sees it; a private one is made when it is new.
     *
     * @throws RestError with ACCESS_ERROR when there is none for that user
     */
    static Chat seen(Messenger messenger, Caller caller, PhpValue dialogId) {
        try {
            return messenger.dialog(caller.userId(), dialogId.text());
        } catch (Refusal refusal) {
            throw new RestError(403, "ACCESS_ERROR", "You do not have access to the specified dialog");
        }
    }

    private static RestError emptyDialog() {
        return RestError.of("DIALOG_ID_EMPTY", "Dialog ID can't be empty");
    }

    /** The chat of CHAT_ID or of DIALOG_ID, which need not exist. */
    static long chatId(Request request, PortalState state) {
        PhpValue dialog = request.at("DIALOG_ID");
        if (dialog.isSet() && !isChatId(dialog)) {
            throw emptyDialog();
        }
        long chatId = dialog.isSet()
                ? chatOf(dialog, state).orElse(0)
                : request.at("CHAT_ID").number();
        if (chatId <= 0) {
            throw RestError.of("CHAT_ID_EMPTY", "Chat ID can't be empty");
        }
        return chatId;
    }

    /** The number in {@code chatNN}, or the chat of a workgroup or a CRM entity. */
    static OptionalLong chatOf(PhpValue dialogId, PortalState state) {
        String text = dialogId.text().toLowerCase(Locale.ROOT);
        if (text.startsWith("chat")) {
            return OptionalLong.of(Long.parseLong(text.substring(4)));
        }
        String type = text.startsWith("sg") ? "SONET_GROUP" : "CRM";
        String id = text.replaceAll("[^0-9]", "");
        Optional<Chat> chat = state.chats()
                .first(known ->
                        known.entityType().equals(type) && known.entityId().equals(id));
        return chat.isPresent() ? OptionalLong.of(chat.get().id()) : OptionalLong.empty();
    }

    /**
     * The chat a bot posts into: the private one is made when it is new.
     *
     * @throws RestError with WRONG_REQUEST when there is none
     */
    static long posting(Messenger messenger, long botId, PhpValue dialogId) {
        if (!isChatId(dialogId)) {
            return messenger.dialog(botId, dialogId.text()).id();
        }
        return chatOf(dialogId, messenger.state()).orElseThrow(Dialogs::notAdded);
    }

    static RestError notAdded() {
        return RestError.of("WRONG_REQUEST", "Message isn't added");
    }
}
