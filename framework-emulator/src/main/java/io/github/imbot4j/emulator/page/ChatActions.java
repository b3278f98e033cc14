package io.github.imbot4j.emulator.page;

import static java.util.Map.entry;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Messenger.LikeAction;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Do in chats what a person does; {@code as} names who. */
final class ChatActions {

    /** The largest file taken, in bytes. */
    static final int LARGEST_FILE = 8 * 1024 * 1024;

    private final Messenger messenger;
    private final PageView view;
    private final Deeds deeds;

    ChatActions(Messenger messenger, PageView view, Deeds deeds) {
        this.messenger = messenger;
        this.view = view;
        this.deeds = deeds;
    }

    Map<String, Action> table() {
        return Map.ofEntries(
                entry("say", this::say),
                entry("file", this::file),
                entry("edit", this::edit),
                entry("delete", this::delete),
                entry("like", this::like),
                entry("typing", this::typing),
                entry("press", this::press),
                entry("choose", this::choose),
                entry("open", this::open),
                entry("dialog", this::dialog),
                entry("context", this::context),
                entry("group", this::group),
                entry("openline", this::openLine),
                entry("operator", this::operator),
                entry("members/add", this::addMembers),
                entry("members/remove", this::removeMember),
                entry("person", this::person));
    }

    private Map<String, Object> say(Asked asked) {
        Person actor = actor(asked);
        long chatId = asked.id("chat");
        String text = asked.text("text");
        long replyTo = asked.idOr("replyTo", 0);
        boolean whisper = asked.flag("whisper");
        deeds.add(chatId, actor.id(), (whisper ? "whispers(" : "says(") + JavaText.literal(text) + ")");
        Message.Extra extra = new Message.Extra(
                List.of(), Optional.empty(), Optional.empty(), List.of(), replyTo, Set.of(), "", true, false);
        return message(messenger.post(new Draft(actor.id(), chatId, text, false, false, whisper, extra)));
    }

    private Map<String, Object> file(Asked asked) {
        Person actor = actor(asked);
        byte[] bytes = bytes(asked.text("base64"));
        if (bytes.length > LARGEST_FILE) {
            throw new Asked.Unclear("The file is larger than " + LARGEST_FILE / 1024 / 1024 + " MB.");
        }
        String name = asked.text("name").replaceAll("[\\p{Cntrl}/\\\\]", "_");
        deeds.add(asked.id("chat"), actor.id(), "sendsFile(" + JavaText.literal(name) + ", \"\")");
        return message(messenger.sendFile(
                actor.id(),
                asked.id("chat"),
                asked.textOr("text", ""),
                name,
                asked.textOr("contentType", "application/octet-stream"),
                bytes));
    }

    private Map<String, Object> edit(Asked asked) {
        Person actor = actor(asked);
        Message message = existing(asked);
        String text = asked.text("text");
        deeds.add(message.chatId(), actor.id(), "edits(" + JavaText.literal(text) + ")");
        return message(messenger.edit(actor.id(), message.id(), Optional.of(text), UnaryOperator.identity()));
    }

    private Map<String, Object> delete(Asked asked) {
        Person actor = actor(asked);
        Message message = existing(asked);
        deeds.add(message.chatId(), actor.id(), "deletes()");
        messenger.delete(actor.id(), message.id(), asked.flag("complete"));
        return Action.DONE;
    }

    private Map<String, Object> like(Asked asked) {
        Person actor = actor(asked);
        Message message = existing(asked);
        deeds.add(message.chatId(), actor.id(), "likes()");
        return Map.of("changed", messenger.like(actor.id(), message.id(), LikeAction.AUTO));
    }

    private Map<String, Object> typing(Asked asked) {
        messenger.typing(actor(asked).id(), asked.id("chat"));
        return Action.DONE;
    }

    private Map<String, Object> press(Asked asked) {
        Person actor = actor(asked);
        Message message = existing(asked);
        int button = asked.count("button", 0, 10_000);
        String label = Buttons.label(message.extra().keyboard(), "BUTTONS", button);
        deeds.add(message.chatId(), actor.id(), "clicks(" + JavaText.literal(label) + ")");
        messenger.press(actor.id(), message.id(), button);
        return Action.DONE;
    }

    private Map<String, Object> choose(Asked asked) {
        Person actor = actor(asked);
        Message message = existing(asked);
        int item = asked.count("item", 0, 10_000);
        String label = Buttons.label(message.extra().menu(), "ITEMS", item);
        deeds.add(message.chatId(), actor.id(), "chooses(" + JavaText.literal(label) + ")");
        messenger.choose(actor.id(), message.id(), item);
        return Action.DONE;
    }

    private Map<String, Object> open(Asked asked) {
        Person actor = actor(asked);
        Chat chat = messenger.open(actor.id(), asked.id("with"));
        deeds.add(chat.id(), actor.id(), "opens()");
        return chat(chat);
    }

    private Map<String, Object> dialog(Asked asked) {
        return chat(messenger.dialog(actor(asked).id(), asked.text("dialog")));
    }

    private Map<String, Object> context(Asked asked) {
        messenger.sendContext(actor(asked).id(), asked.id("bot"), asked.tree("context"));
        return Action.DONE;
    }

    private Map<String, Object> group(Asked asked) {
        return chat(messenger.createGroup(
                actor(asked).id(),
                asked.flag("open"),
                asked.textOr("title", ""),
                asked.textOr("description", ""),
                asked.ids("members"),
                asked.textOr("color", "MINT"),
                "",
                ""));
    }

    private Map<String, Object> openLine(Asked asked) {
        return chat(messenger.createOpenLine(actor(asked).id(), asked.id("bot")));
    }

    /** Makes somebody an operator of an Open Line's chat, as the queue does. */
    private Map<String, Object> operator(Asked asked) {
        Person actor = actor(asked);
        long chatId = asked.id("chat");
        deeds.add(chatId, actor.id(), "joins(chat)");
        return chat(messenger.addMembers(0, chatId, List.of(actor.id())));
    }

    private Map<String, Object> addMembers(Asked asked) {
        return chat(messenger.addMembers(actor(asked).id(), asked.id("chat"), asked.ids("users")));
    }

    private Map<String, Object> removeMember(Asked asked) {
        return chat(messenger.removeMember(actor(asked).id(), asked.id("chat"), asked.id("user")));
    }

    private Map<String, Object> person(Asked asked) {
        return Map.of(
                "person",
                view.person(messenger.addPerson(
                        asked.text("firstName"),
                        asked.textOr("lastName", ""),
                        asked.oneOf("kind", Person.Kind.class),
                        asked.textOr("language", "en"),
                        asked.flag("admin"))));
    }

    private Person actor(Asked asked) {
        long id = asked.id("as");
        return messenger
                .state()
                .people()
                .find(id)
                .filter(person -> !person.isBot())
                .orElseThrow(() -> new Asked.Unclear("Nobody to act as has the id " + id + "."));
    }

    private Message existing(Asked asked) {
        long id = asked.id("message");
        return messenger
                .state()
                .messages()
                .find(id)
                .orElseThrow(() -> new Asked.Unclear("There is no message " + id + " any more."));
    }

    private Map<String, Object> message(Message message) {
        return Map.of("message", view.message(message));
    }

    private Map<String, Object> chat(Chat chat) {
        return Map.of("chat", view.chat(chat));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new Asked.Unclear("'base64' is not base64.");
        }
    }
}
