package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Set;

/** The choice of the bots that receive a message (v1 §6.4). */
public final class Recipients {

    /** Chats where every bot is told everything, whatever it is. */
    private static final Set<String> ALL_BOTS = Set.of("SUPPORT24_QUESTION", "NETWORK_DIALOG");

    private final PortalState state;

    public Recipients(PortalState state) {
        this.state = state;
    }

    public List<RegisteredBot> of(ChatEvent.Posted posted) {
        Message message = posted.message();
        if (posted.consumed() || posted.skipCommand() || message.system() || isBot(message.authorId())) {
            return List.of();
        }
        return ofText(posted.chat(), message.text());
    }

    public List<RegisteredBot> of(ChatEvent.Edited edited) {
        return edited.textChanged() ? ofChange(edited.message(), edited.chat()) : List.of();
    }

    /** By the text as it was, which is how v2 has it (v2 §8.1). */
    public List<RegisteredBot> ofFormer(ChatEvent.Deleted deleted) {
        return ofChange(deleted.before(), deleted.chat());
    }

    /** By the phrase that took the place of the text: so nobody is mentioned any more. */
    List<RegisteredBot> of(ChatEvent.Deleted deleted) {
        return ofChange(deleted.after(), deleted.chat());
    }

    /** Outside private chats a change does not tell its author to the server's filter, so bots are told of their own. */
    private List<RegisteredBot> ofChange(Message message, Chat chat) {
        if (message.system() || (chat.type() == ChatType.PRIVATE && isBot(message.authorId()))) {
            return List.of();
        }
        return ofText(chat, message.text());
    }

    private List<RegisteredBot> ofText(Chat chat, String text) {
        List<RegisteredBot> bots = chat.members().stream()
                .flatMap(id -> state.bots().find(id).stream())
                .toList();
        if (chat.type() == ChatType.PRIVATE || ALL_BOTS.contains(chat.entityType())) {
            return bots;
        }
        if (chat.type() == ChatType.OPEN_LINE || chat.entityType().equals("LINES")) {
            return bots.stream().filter(RegisteredBot::openLine).toList();
        }
        Set<Long> mentioned = Mentions.in(text);
        return bots.stream()
                .filter(bot -> bot.type().equals("S")
                        || bot.type().equals(RegisteredBot.PERSONAL)
                        || mentioned.contains(bot.id()))
                .toList();
    }

    private boolean isBot(long userId) {
        return state.people().find(userId).map(Person::isBot).orElse(false);
    }
}
