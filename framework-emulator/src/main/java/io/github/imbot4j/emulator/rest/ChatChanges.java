package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.Locale;
import java.util.Optional;

/** The methods that change the appearance of chats: title, colour, avatar, input field (v1 §5, §2.6). */
final class ChatChanges {

    private static final int LONGEST_TITLE = 255;

    private final Messenger messenger;
    private final PortalState state;
    private final Ownership bots;

    ChatChanges(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.chat.updateTitle", this::title)
                .add("imbot", "imbot.chat.updateColor", this::color)
                .add("imbot", "imbot.chat.updateAvatar", this::avatar)
                .add("imbot", "imbot.chat.updateTextFieldEnabled", this::textField)
                .add("im", "im.chat.updateTitle", this::title)
                .add("im", "im.chat.updateColor", this::color)
                .add("im", "im.chat.updateAvatar", this::avatar);
    }

    /** A group, open or Open Line chat a user is in. */
    private Optional<Chat> groupOf(long userId, long chatId) {
        return state.chats().find(chatId).filter(chat -> chat.type() != ChatType.PRIVATE && chat.has(userId));
    }

    /** Says {@code true} even when the bot may not. */
    private Object title(Request request) {
        long chatId = Dialogs.chatId(request, state);
        String title = request.at("TITLE").trimmed();
        if (new PhpValue(title).isEmpty()) {
            throw RestError.of("TITLE_EMPTY", "Title can't be empty");
        }
        long actor = bots.actor(request);
        EntityRules.require(state, chatId, "RENAME", "This chat cannot be renamed");
        String cut = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
        groupOf(actor, chatId).ifPresent(chat -> messenger.retitle(actor, chatId, cut));
        return true;
    }

    private Object color(Request request) {
        long chatId = Dialogs.chatId(request, state);
        if (!Colors.isSafe(request.at("COLOR").text())) {
            throw RestError.of("WRONG_COLOR", "This color currently unavailable");
        }
        long actor = bots.actor(request);
        String color = request.at("COLOR").text().toUpperCase(Locale.ROOT);
        Chat other = groupOf(actor, chatId)
                .filter(chat -> !chat.color().equals(color))
                .orElseThrow(() -> RestError.of("WRONG_REQUEST", "This color currently set or chat isn't exists"));
        messenger.change(other.id(), chat -> chat.colored(color));
        return true;
    }

    /** The right is that of the token's user, not of the bot. */
    private Object avatar(Request request) {
        long chatId = Dialogs.chatId(request, state);
        if (groupOf(request.caller().userId(), chatId).isEmpty()) {
            throw RestError.of("ACCESS_DENIED", "Access denied");
        }
        bots.actor(request);
        EntityRules.require(state, chatId, "AVATAR", "The avatar of this chat cannot be changed");
        String image = Images.dataUri(request.at("AVATAR"))
                .orElseThrow(() -> RestError.of("AVATAR_ERROR", "Avatar incorrect type"));
        messenger.change(chatId, chat -> chat.pictured(image));
        return true;
    }

    private Object textField(Request request) {
        long chatId = Dialogs.chatId(request, state);
        PhpValue enabled = request.at("TEXT_FIELD_ENABLED");
        if (!enabled.isSet()) {
            throw RestError.of("TEXT_FIELD_ENABLED_EMPTY", " text field enabled can't be empty");
        }
        long actor = bots.actor(request);
        Chat own = state.chats()
                .find(chatId)
                .filter(chat -> chat.has(actor))
                .orElseThrow(() -> RestError.of("ACCESS_ERROR", "Bot don't have access to this chat"));
        messenger.change(own.id(), chat -> chat.withTextField(!enabled.is("N")));
        return true;
    }
}
