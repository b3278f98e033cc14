package io.github.imbot4j.emulator.page;

import static java.util.Map.entry;

import io.github.imbot4j.emulator.chat.Draft;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.chat.Messenger.LikeAction;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.v2.Reactions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The actions of a user in chats; {@code as} names the user. */
final class ChatActions {

    /** The largest file taken, in bytes. */
    static final int LARGEST_FILE = 8 * 1024 * 1024;

    private final Messenger messenger;
    private final PageView view;
    private final RecordedActions recordedActions;

    ChatActions(Messenger messenger, PageView view, RecordedActions recordedActions) {
        this.messenger = messenger;
        this.view = view;
        this.recordedActions = recordedActions;
    }

    Map<String, Action> table() {
        return Map.ofEntries(
                entry("say", this::say),
                entry("file", this::file),
                entry("edit", this::edit),
                entry("delete", this::delete),
                entry("like", this::like),
                entry("react", this::react),
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

    private Map<String, Object> say(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        long chatId = pageRequest.id("chat");
        String text = pageRequest.text("text");
        long replyTo = pageRequest.idOr("replyTo", 0);
        boolean whisper = pageRequest.flag("whisper");
        recordedActions.add(chatId, actor.id(), (whisper ? "whispers(" : "says(") + JavaText.literal(text) + ")");
        Message.Extra extra = new Message.Extra(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                replyTo,
                Map.of(),
                "",
                true,
                false,
                Optional.empty());
        return message(messenger.post(new Draft(actor.id(), chatId, text, false, false, whisper, extra)));
    }

    private Map<String, Object> file(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        byte[] bytes = bytes(pageRequest.text("base64"));
        if (bytes.length > LARGEST_FILE) {
            throw new PageRequest.Unclear("The file is larger than " + LARGEST_FILE / 1024 / 1024 + " MB.");
        }
        String name = pageRequest.text("name").replaceAll("[\\p{Cntrl}/\\\\]", "_");
        recordedActions.add(pageRequest.id("chat"), actor.id(), "sendsFile(" + JavaText.literal(name) + ", \"\")");
        return message(messenger.sendFile(
                actor.id(),
                pageRequest.id("chat"),
                pageRequest.textOr("text", ""),
                name,
                pageRequest.textOr("contentType", "application/octet-stream"),
                bytes));
    }

    private Map<String, Object> edit(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        Message message = existing(pageRequest);
        String text = pageRequest.text("text");
        recordedActions.add(message.chatId(), actor.id(), "edits(" + JavaText.literal(text) + ")");
        return message(messenger.edit(actor.id(), message.id(), Optional.of(text), UnaryOperator.identity()));
    }

    private Map<String, Object> delete(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        Message message = existing(pageRequest);
        recordedActions.add(message.chatId(), actor.id(), "deletes()");
        messenger.delete(actor.id(), message.id(), pageRequest.flag("complete"));
        return Action.DONE;
    }

    private Map<String, Object> like(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        Message message = existing(pageRequest);
        recordedActions.add(message.chatId(), actor.id(), "likes()");
        return Map.of("changed", messenger.like(actor.id(), message.id(), LikeAction.AUTO));
    }

    /** The same reaction again takes it back. */
    private Map<String, Object> react(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        Message message = existing(pageRequest);
        String reaction = pageRequest.text("reaction");
        if (!Reactions.CODES.contains(reaction)) {
            throw new PageRequest.Unclear("'reaction' must be one of " + String.join(", ", Reactions.CODES) + ".");
        }
        boolean added = !reaction.equals(message.extra().reactions().get(actor.id()));
        recordedActions.add(
                message.chatId(), actor.id(), (added ? "reacts(" : "takesBack(") + JavaText.literal(reaction) + ")");
        return Map.of("changed", messenger.react(actor.id(), message.id(), reaction, added));
    }

    private Map<String, Object> typing(PageRequest pageRequest) {
        messenger.typing(actor(pageRequest).id(), pageRequest.id("chat"));
        return Action.DONE;
    }

    private Map<String, Object> press(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        Message message = existing(pageRequest);
        int button = pageRequest.count("button", 0, 10_000);
        String label = Buttons.label(message.extra().keyboard(), "BUTTONS", button);
        recordedActions.add(message.chatId(), actor.id(), "clicks(" + JavaText.literal(label) + ")");
        messenger.press(actor.id(), message.id(), button);
        return Action.DONE;
    }

    private Map<String, Object> choose(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        Message message = existing(pageRequest);
        int item = pageRequest.count("item", 0, 10_000);
        String label = Buttons.label(message.extra().menu(), "ITEMS", item);
        recordedActions.add(message.chatId(), actor.id(), "chooses(" + JavaText.literal(label) + ")");
        messenger.choose(actor.id(), message.id(), item);
        return Action.DONE;
    }

    private Map<String, Object> open(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        Chat chat = messenger.open(actor.id(), pageRequest.id("with"));
        recordedActions.add(chat.id(), actor.id(), "opens()");
        return chat(chat);
    }

    private Map<String, Object> dialog(PageRequest pageRequest) {
        return chat(messenger.dialog(actor(pageRequest).id(), pageRequest.text("dialog")));
    }

    private Map<String, Object> context(PageRequest pageRequest) {
        messenger.sendContext(actor(pageRequest).id(), pageRequest.id("bot"), pageRequest.tree("context"));
        return Action.DONE;
    }

    private Map<String, Object> group(PageRequest pageRequest) {
        return chat(messenger.createGroup(
                actor(pageRequest).id(),
                pageRequest.flag("open"),
                pageRequest.textOr("title", ""),
                pageRequest.textOr("description", ""),
                pageRequest.ids("members"),
                pageRequest.textOr("color", "MINT"),
                "",
                ""));
    }

    private Map<String, Object> openLine(PageRequest pageRequest) {
        return chat(messenger.createOpenLine(actor(pageRequest).id(), pageRequest.id("bot")));
    }

    /** Makes somebody an operator of an Open Line's chat, as the queue does. */
    private Map<String, Object> operator(PageRequest pageRequest) {
        Person actor = actor(pageRequest);
        long chatId = pageRequest.id("chat");
        recordedActions.add(chatId, actor.id(), "joins(chat)");
        return chat(messenger.addMembers(0, chatId, List.of(actor.id())));
    }

    private Map<String, Object> addMembers(PageRequest pageRequest) {
        return chat(messenger.addMembers(actor(pageRequest).id(), pageRequest.id("chat"), pageRequest.ids("users")));
    }

    private Map<String, Object> removeMember(PageRequest pageRequest) {
        return chat(messenger.removeMember(actor(pageRequest).id(), pageRequest.id("chat"), pageRequest.id("user")));
    }

    private Map<String, Object> person(PageRequest pageRequest) {
        return Map.of(
                "person",
                view.person(messenger.addPerson(
                        pageRequest.text("firstName"),
                        pageRequest.textOr("lastName", ""),
                        pageRequest.oneOf("kind", Person.Kind.class),
                        pageRequest.textOr("language", "en"),
                        pageRequest.flag("admin"))));
    }

    private Person actor(PageRequest pageRequest) {
        long id = pageRequest.id("as");
        return messenger
                .state()
                .people()
                .find(id)
                .filter(person -> !person.isBot())
                .orElseThrow(() -> new PageRequest.Unclear("Nobody to act as has the id " + id + "."));
    }

    private Message existing(PageRequest pageRequest) {
        long id = pageRequest.id("message");
        return messenger
                .state()
                .messages()
                .find(id)
                .orElseThrow(() -> new PageRequest.Unclear("There is no message " + id + " any more."));
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
            throw new PageRequest.Unclear("'base64' is not base64.");
        }
    }
}
