package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Refusal;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayList;
import java.util.List;

/** The methods that add, remove and list members of chats, and change their roles (v1 §5). */
final class ChatMembers {

    private final Messenger messenger;
    private final PortalState state;
    private final Ownership bots;

    ChatMembers(Messenger messenger, Ownership bots) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.bots = bots;
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.chat.user.add", this::add)
                .add("imbot", "imbot.chat.user.delete", this::remove)
                .add("imbot", "imbot.chat.leave", this::remove)
                .add("imbot", "imbot.chat.user.list", this::list)
                .add("imbot", "imbot.chat.setOwner", this::owner)
                .add("imbot", "imbot.chat.setManager", this::manager)
                .add("im", "im.chat.user.add", this::add)
                .add("im", "im.chat.user.delete", this::remove)
                .add("im", "im.chat.leave", this::remove)
                .add("im", "im.chat.user.list", this::list)
                .add("im", "im.chat.setOwner", this::owner)
                .add("im", "im.chat.setManager", this::manager);
    }

    /** Says {@code true} also when everybody was in it already, or when USERS is a text, whose digits at most count. */
    private Object add(Request request) {
        long chatId = Dialogs.chatId(request, state);
        EntityRules.refuseGeneral(state, chatId);
        EntityRules.require(state, chatId, "EXTEND", "It is forbidden to add users to this chat");
        long actor = bots.actor(request);
        PhpValue given = request.at("USERS");
        List<Long> users = new ArrayList<>();
        (given.isArray() ? given.values() : List.of(given)).forEach(user -> users.add(user.number()));
        try {
            messenger.addMembers(actor, chatId, users, hidesHistory(request.at("HIDE_HISTORY")));
        } catch (Refusal refusal) {
            if (!refusal.code().equals("NOTHING_TO_ADD")) {
                throw refusal;
            }
        }
        return true;
    }

    /** Without a word the portal's setting counts, which here shows all (v1 §5). */
    private static boolean hidesHistory(PhpValue given) {
        return !given.isEmpty() && !given.is("N");
    }

    /** To leave with a USER_ID removes that user instead. */
    private Object remove(Request request) {
        long chatId = Dialogs.chatId(request, state);
        EntityRules.refuseGeneral(state, chatId);
        EntityRules.require(state, chatId, "LEAVE", "It is forbidden to delete users of this chat");
        long actor = bots.actor(request);
        long userId = request.at("USER_ID").number();
        if (userId <= 0 && request.method().endsWith(".chat.user.delete")) {
            throw emptyUser();
        }
        messenger.removeMember(actor, chatId, userId > 0 ? userId : actor);
        return true;
    }

    private static RestError emptyUser() {
        return RestError.of("USER_ID_EMPTY", "User ID can't be empty");
    }

    private Object list(Request request) {
        long chatId = Dialogs.chatId(request, state);
        EntityRules.refuseGeneral(state, chatId);
        long actor = bots.actor(request);
        return state
                .chats()
                .find(chatId)
                .filter(chat -> chat.has(actor) || chat.type() == ChatType.OPEN)
                .map(Chat::members)
                .orElse(List.of())
                .stream()
                .sorted()
                .toList();
    }

    private Object owner(Request request) {
        long chatId = Dialogs.chatId(request, state);
        long userId = user(request);
        long actor = bots.actor(request);
        EntityRules.refuseGeneral(state, chatId);
        Chat own = state.chats()
                .find(chatId)
                .filter(chat -> chat.ownerId() == actor && chat.has(userId))
                .orElseThrow(() ->
                        RestError.of("WRONG_REQUEST", "Change owner can only owner and user must be member in chat"));
        messenger.change(own.id(), chat -> {
            List<Long> managers = new ArrayList<>(chat.managers());
            managers.remove(chat.ownerId());
            if (!managers.contains(userId)) {
                managers.add(userId);
            }
            return chat.with(chat.members(), managers, userId);
        });
        return true;
    }

    /** A user who is no member is ignored. */
    private Object manager(Request request) {
        long chatId = Dialogs.chatId(request, state);
        long userId = user(request);
        boolean manages = !request.at("IS_MANAGER").looksLike("N");
        long actor = bots.actor(request);
        Chat own = state.chats()
                .find(chatId)
                .filter(chat -> chat.ownerId() == actor)
                .orElseThrow(() ->
                        RestError.of("WRONG_REQUEST", "Change manager can only owner and user must be member in chat"));
        messenger.change(own.id(), chat -> {
            List<Long> managers = new ArrayList<>(chat.managers());
            managers.remove(userId);
            if (manages && chat.has(userId)) {
                managers.add(userId);
            }
            return chat.with(chat.members(), managers, chat.ownerId());
        });
        return true;
    }

    private static long user(Request request) {
        long userId = request.at("USER_ID").number();
        if (userId <= 0) {
            throw emptyUser();
        }
        return userId;
    }
}
