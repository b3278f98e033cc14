package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatEntity;
import io.github.imbot4j.emulator.state.ChatLook;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The creation, lookup and change of chats, under the server's rules; it publishes the bots that join. */
final class ChatKeeper {

    private static final Pattern DIALOG = Pattern.compile("(|chat|sg|crm)([0-9]{1,18})", Pattern.CASE_INSENSITIVE);

    private final PortalState state;
    private final EventBus eventBus;

    ChatKeeper(PortalState state, EventBus eventBus) {
        this.state = state;
        this.eventBus = eventBus;
    }

    Chat require(long chatId) {
        return state.chats().find(chatId).orElseThrow(() -> new Refusal("CHAT_ID", "There is no chat " + chatId + "."));
    }

    Person requirePerson(long userId) {
        return state.people()
                .find(userId)
                .orElseThrow(() -> new Refusal("ERROR_NO_ACCESS", "There is no user " + userId + "."));
    }

    Chat dialog(long userId, String dialogId) {
        Matcher parts = DIALOG.matcher(dialogId);
        if (!parts.matches()) {
            throw new Refusal("DIALOG_ID_EMPTY", "\"" + dialogId + "\" is no dialog id: write \"5\" or \"chat5\".");
        }
        long number = Long.parseLong(parts.group(2));
        return switch (parts.group(1).toLowerCase(Locale.ROOT)) {
            case "" -> open(userId, number);
            case "sg" -> ofEntity("SONET_GROUP", number);
            case "crm" -> ofEntity("CRM", number);
            default -> {
                Chat chat = require(number);
                if (chat.type() != ChatType.OPEN && !chat.has(userId)) {
                    throw new Refusal("ERROR_NO_ACCESS", "User " + userId + " is not in chat " + number + ".");
                }
                yield chat;
            }
        };
    }

    private Chat ofEntity(String type, long id) {
        return state.chats()
                .first(chat -> chat.entityType().equals(type) && chat.entityId().equals(String.valueOf(id)))
                .orElseThrow(() -> new Refusal("CHAT_ID", "There is no chat of " + type + " " + id + "."));
    }

    /** The one who opens a private chat comes first in it. */
    Chat open(long userId, long otherId) {
        Optional<Chat> known = state.privateChat(userId, otherId).filter(chat -> userId != otherId);
        return known.orElseGet(() -> {
            Person opener = requirePerson(userId);
            Person other = requirePerson(otherId);
            if (userId == otherId || opener.kind() == Person.Kind.CONNECTOR || other.kind() == Person.Kind.CONNECTOR) {
                throw new Refusal("ERROR_NO_ACCESS", "Users " + userId + " and " + otherId + " have no private chat.");
            }
            Chat chat = added(blank(ChatType.PRIVATE, "", "").with(List.of(userId, otherId), List.of(), 0));
            joined(chat, List.of(other, opener), userId);
            return chat;
        });
    }

    Chat createGroup(
            long ownerId,
            boolean open,
            String title,
            String description,
            List<Long> members,
            String color,
            String entityType,
            String entityId) {
        Set<Long> everybody = new LinkedHashSet<>();
        if (ownerId != 0) {
            everybody.add(requirePerson(ownerId).id());
        }
        members.stream().filter(id -> state.people().find(id).isPresent()).forEach(everybody::add);
        long id = state.nextId();
        String shade = color.isEmpty() ? Colors.of(id) : color;
        String name = title.isBlank() ? Colors.word(shade) + " chat #" + id : title.strip();
        Chat chat = added(new Chat(
                id,
                open ? ChatType.OPEN : ChatType.GROUP,
                new ChatLook(name, description, shade, ""),
                ownerId,
                List.copyOf(everybody),
                List.of(),
                ChatEntity.of(entityType, entityId),
                true));
        joined(chat, people(chat.members()), ownerId);
        return chat;
    }

    Chat createOpenLine(long clientId, long botId) {
        Person client = requirePerson(clientId);
        if (state.bots().find(botId).filter(bot -> bot.openLine()).isEmpty()) {
            throw new Refusal("ERROR_NO_ACCESS", "User " + botId + " is no bot with OPENLINE=Y.");
        }
        Chat blank = blank(ChatType.OPEN_LINE, client.name() + " - Open Channel", "LINES");
        long session = state.nextId();
        long since = state.clock().instant().getEpochSecond();
        Chat chat = added(new Chat(
                blank.id(),
                ChatType.OPEN_LINE,
                blank.look(),
                0,
                List.of(clientId, botId),
                List.of(),
                new ChatEntity(
                        "LINES",
                        "livechat|1|" + state.nextId() + "|" + clientId,
                        List.of(
                                "N|NONE|0|N|N|" + session + "|" + since + "|1|0|",
                                "LEAD|0|COMPANY|0|CONTACT|0|DEAL|0",
                                "N")),
                true));
        joined(chat, people(List.of(botId)), 0);
        return chat;
    }

    /** The bots of an Open Line leave, and the first administrator takes over (v1 §6.14). */
    Chat endBotSession(long chatId) {
        Chat chat = require(chatId);
        for (Person member : people(chat.members())) {
            if (member.isBot()) {
                chat = chat.withoutMember(member.id());
            }
        }
        Optional<Person> operator = state.people().first(Person::admin);
        if (operator.isPresent()) {
            chat = chat.withMember(operator.get().id());
            chat = chat.with(chat.members(), chat.managers(), operator.get().id());
        }
        return added(chat);
    }

    Chat change(long chatId, UnaryOperator<Chat> change) {
        return added(change.apply(require(chatId)));
    }

    /** Writes a line of the portal's own into a group, as portals tell who was invited; bots are not told of it. */
    void note(Chat chat, String line) {
        if (chat.type() != ChatType.GROUP && chat.type() != ChatType.OPEN) {
            return;
        }
        Message message = state.messages()
                .put(new Message(
                        state.nextId(), chat.id(), 0, state.clock().instant(), line, true, false, Message.Extra.NONE));
        state.notes().add(message.id());
        eventBus.tell(new ChatEvent.Posted(message, chat, true, true, false));
    }

    /** Somebody, as a line of the portal's names them. */
    String named(long userId) {
        return state.people()
                .find(userId)
                .map(person -> "[USER=" + userId + "]" + person.name() + "[/USER]")
                .orElse("Somebody");
    }

    /** Changes the title, and says so in the chat. */
    Chat retitle(long actorId, long chatId, String title) {
        Chat before = require(chatId);
        Chat after = change(chatId, chat -> chat.titled(title));
        if (!before.title().equals(title)) {
            note(after, named(actorId) + " changed the title to \"" + title + "\"");
        }
        return after;
    }

    /** Tells of the bots among newcomers. */
    void joined(Chat chat, List<Person> newcomers, long initiatorId) {
        if (chat.type() != ChatType.PRIVATE) {
            newcomers.forEach(newcomer -> eventBus.tell(new ChatEvent.Joined(newcomer.id(), chat)));
        }
        newcomers.stream()
                .filter(Person::isBot)
                .forEach(bot -> eventBus.tell(new ChatEvent.BotJoined(bot.id(), chat, initiatorId)));
    }

    List<Person> people(List<Long> ids) {
        return ids.stream().flatMap(id -> state.people().find(id).stream()).toList();
    }

    Chat added(Chat chat) {
        state.chats().put(chat);
        eventBus.tell(new ChatEvent.ChatChanged(chat));
        return chat;
    }

    private Chat blank(ChatType type, String title, String entityType) {
        long id = state.nextId();
        return new Chat(
                id,
                type,
                new ChatLook(title, "", Colors.of(id), ""),
                0,
                List.of(),
                List.of(),
                ChatEntity.of(entityType, ""),
                true);
    }
}
