package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The joining and leaving of chats, and of the portal, by users and bots (v1 §5, §2.4). */
final class Membership {

    private final PortalState state;
    private final EventBus eventBus;
    private final ChatKeeper chats;

    Membership(PortalState state, EventBus eventBus, ChatKeeper chats) {
        this.state = state;
        this.eventBus = eventBus;
        this.chats = chats;
    }

    /**
     * @param actorId {@code 0} for the system, which may add anybody; into an open chat everybody may come by themselves
     * @param hideHistory whether the newcomers do not see what was written before
     */
    Chat add(long actorId, long chatId, List<Long> userIds, boolean hideHistory) {
        Chat chat = chats.require(chatId);
        if (chat.type() == ChatType.PRIVATE) {
            throw new Refusal("EMPTY_CHAT_ID", "Nobody can be added to private chat " + chatId + ".");
        }
        boolean comesIn = chat.type() == ChatType.OPEN && userIds.equals(List.of(actorId));
        if (actorId != 0 && !chat.has(actorId) && !comesIn) {
            throw new Refusal(
                    "ACCESS_DENIED_EXTEND", "User " + actorId + " is not in chat " + chatId + ", so adds nobody.");
        }
        List<Person> newcomers = chats.people(userIds.stream().distinct().toList()).stream()
                .filter(person -> !chat.has(person.id()))
                .toList();
        if (newcomers.isEmpty()) {
            throw new Refusal("NOTHING_TO_ADD", "Chat " + chatId + " has everybody of " + userIds + " who exists.");
        }
        Chat more = chat;
        long last = lastMessage(chatId);
        for (Person newcomer : newcomers) {
            more = more.withMember(newcomer.id());
            more = hideHistory ? more.hiding(newcomer.id(), last) : more.hiding(newcomer.id(), 0);
        }
        chats.added(more);
        chats.note(more, invitation(actorId, newcomers));
        chats.joined(more, newcomers, actorId);
        return more;
    }

    private String invitation(long actorId, List<Person> newcomers) {
        String names =
                newcomers.stream().map(newcomer -> chats.named(newcomer.id())).collect(Collectors.joining(", "));
        boolean alone = newcomers.size() == 1 && newcomers.get(0).id() == actorId;
        return actorId == 0 || alone ? names + " joined the chat" : chats.named(actorId) + " invited " + names;
    }

    private long lastMessage(long chatId) {
        List<Message> messages = state.messagesOf(chatId);
        return messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id();
    }

    Chat remove(long actorId, long chatId, long userId) {
        Chat chat = chats.require(chatId);
        if (chat.type() == ChatType.PRIVATE || !chat.has(userId)) {
            throw new Refusal("IM_ERROR_KICK", "User " + userId + " cannot be taken out of chat " + chatId + ".");
        }
        if (actorId != 0 && actorId != userId && chat.ownerId() != actorId) {
            throw new Refusal("ACCESS_DENIED_KICK", "Only the owner of chat " + chatId + " may remove others from it.");
        }
        Chat rest = chats.added(passedOn(chat.withoutMember(userId)));
        chats.note(
                rest,
                actorId == 0 || actorId == userId
                        ? chats.named(userId) + " left the chat"
                        : chats.named(actorId) + " removed " + chats.named(userId) + " from the chat");
        return rest;
    }

    /** A group whose owner left belongs to the first person in it, or to the first bot. */
    private Chat passedOn(Chat chat) {
        if (chat.ownerId() != 0
                || chat.type() == ChatType.OPEN_LINE
                || chat.members().isEmpty()) {
            return chat;
        }
        long heir = chats.people(chat.members()).stream()
                .filter(member -> !member.isBot())
                .map(Person::id)
                .findFirst()
                .orElse(chat.members().get(0));
        return chat.with(chat.members(), chat.managers(), heir);
    }

    /** The bot's user, its private chats and its commands go with it (v1 §2.4). */
    void removeBot(long botId, long userId) {
        state.bots().find(botId).ifPresent(bot -> {
            eventBus.tell(new ChatEvent.BotRemoved(botId, bot.code(), bot.appId(), userId));
            state.bots().remove(botId);
            state.commands().removeIf(command -> command.botId() == botId);
            for (Chat chat : new ArrayList<>(state.chats().where(known -> known.has(botId)))) {
                if (chat.type() == ChatType.PRIVATE) {
                    state.chats().remove(chat.id());
                    state.messages().removeIf(message -> message.chatId() == chat.id());
                    eventBus.tell(new ChatEvent.ChatRemoved(chat));
                } else {
                    chats.added(passedOn(chat.withoutMember(botId)));
                }
            }
            state.people().remove(botId);
            eventBus.tell(new ChatEvent.RegistrationChanged(bot.appId()));
        });
    }
}
