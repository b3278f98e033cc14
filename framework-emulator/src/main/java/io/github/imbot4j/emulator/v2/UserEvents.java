package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.function.Consumer;

/**
 * The events of the users who subscribed (v2 §7.1): of every message in their chats, their own and those of bots and of the
 * portal included.
 */
final class UserEvents implements Consumer<ChatEvent> {

    private final PortalState state;
    private final UserView users;
    private final ChatView chats;
    private final MessageView messages;
    private final EventLog log;

    UserEvents(PortalState state) {
        this.state = state;
        this.users = new UserView(state);
        this.chats = new ChatView(state);
        this.messages = new MessageView(state);
        this.log = new EventLog(state);
    }

    @Override
    public void accept(ChatEvent chatEvent) {
        if (state.subscribers().isEmpty()) {
            return;
        }
        if (chatEvent instanceof ChatEvent.Posted told) {
            tell("ONIMV2MESSAGEADD", told.chat(), told.message().authorId(), withMessage(told.message()));
        } else if (chatEvent instanceof ChatEvent.Edited told) {
            tell("ONIMV2MESSAGEUPDATE", told.chat(), told.message().authorId(), withMessage(told.message()));
        } else if (chatEvent instanceof ChatEvent.Deleted told) {
            tell(
                    "ONIMV2MESSAGEDELETE",
                    told.chat(),
                    told.before().authorId(),
                    data -> data.with("messageId", told.before().id()));
        } else if (chatEvent instanceof ChatEvent.Joined told) {
            tell("ONIMV2JOINCHAT", told.chat(), told.userId(), data -> {});
        } else if (chatEvent instanceof ChatEvent.Reacted told) {
            state.chats()
                    .find(told.message().chatId())
                    .ifPresent(chat -> tell("ONIMV2REACTIONCHANGE", chat, told.userId(), data -> {
                        withMessage(told.message()).accept(data);
                        data.with("reaction", told.reaction()).with("action", told.added() ? "add" : "delete");
                    }));
        }
    }

    private Consumer<Fields> withMessage(Message message) {
        return data -> data.with("message", messages.inEvent(message));
    }

    private void tell(String type, Chat chat, long actorId, Consumer<Fields> more) {
        for (long subscriber : state.subscribers()) {
            if (chat.has(subscriber)) {
                Fields data = new Fields()
                        .with("dialogId", chat.dialogId(subscriber))
                        .with("chat", chats.inEvent(chat, subscriber))
                        .with("user", users.inEvent(actorId))
                        .with("language", state.language());
                more.accept(data);
                log.add(subscriber, type, data.map());
            }
        }
    }
}
