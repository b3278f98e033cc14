package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.rest.MessageText;
import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods that change, delete and read messages: {@code imbot.v2.Chat.Message.*} (v2 §4.2). */
final class MessageMethods {

    private static final int WIDEST = 50;

    private final Messenger messenger;
    private final PortalState state;
    private final Owned owned;
    private final Dialogs dialogs;
    private final MessageView view;

    MessageMethods(Messenger messenger, Owned owned, Dialogs dialogs) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.owned = owned;
        this.dialogs = dialogs;
        this.view = new MessageView(state);
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Chat.Message.update", request -> state.atomically(() -> update(request)))
                .add("imbot", "imbot.v2.Chat.Message.delete", request -> state.atomically(() -> delete(request)))
                .add("imbot", "imbot.v2.Chat.Message.get", this::get)
                .add("imbot", "imbot.v2.Chat.Message.getContext", this::context);
    }

    /** A message of which nothing is left is deleted. */
    private Object update(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        Message message = dialogs.requireMessage(bot.id(), args.requireNumber("messageId"));
        if (message.authorId() != bot.id()
                || message.system()
                || message.deleted()
                || message.extra().forward().isPresent()) {
            throw Dialogs.messageDenied();
        }
        PhpValue fields = args.at("fields");
        Message.Extra extra = message.extra();
        if (fields.at("attach").isSet()) {
            extra = extra.withAttach(Content.changedAttach(fields.at("attach"), state.clock()));
        }
        PhpValue keyboard = fields.at("keyboard");
        if (keyboard.looksLike("N") && keyboard.isText()) {
            extra = extra.withKeyboard(Optional.empty());
        } else if (!keyboard.isEmpty()) {
            extra = extra.withKeyboard(Content.namedKeyboard(keyboard));
        }
        Optional<String> text = fields.at("message").isText()
                ? Optional.of(MessageText.of(fields.at("message").trimmed()))
                : Optional.empty();
        boolean nothing = text.orElse(message.text()).isEmpty()
                && extra.attach().isEmpty()
                && extra.keyboard().isEmpty()
                && extra.files().isEmpty();
        if (nothing) {
            messenger.remove(bot.id(), message, false);
        } else {
            messenger.rewrite(bot.id(), message, text, extra);
        }
        return Args.DONE;
    }

    /** One's own; any for who runs the chat. */
    private Object delete(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        Message message = dialogs.requireMessage(bot.id(), args.requireNumber("messageId"));
        Chat chat = dialogs.chatOf(message);
        boolean runs = chat.ownerId() == bot.id() || chat.managers().contains(bot.id());
        if (message.authorId() != bot.id() && !runs) {
            throw Dialogs.messageDenied();
        }
        messenger.remove(bot.id(), message, Args.flag(args.at("complete"), false));
        return Args.DONE;
    }

    private Object get(Request request) {
        RegisteredBot bot = reader(request);
        Message message = dialogs.requireMessage(bot.id(), new Args(request).requireNumber("messageId"));
        return Map.of(
                "message",
                view.of(message, bot.id()),
                "user",
                new UserView(state)
                        .all(List.of(message.authorId())).stream().findFirst().orElseGet(Map::of));
    }

    /** Bots of other types are not told of what was not addressed to them. */
    private RegisteredBot reader(Request request) {
        RegisteredBot bot = owned.require(request);
        if (!bot.type().equals("S") && !bot.type().equals(RegisteredBot.PERSONAL)) {
            throw RestError.of("BOT_TYPE_NOT_ALLOWED", "Bot type not allowed");
        }
        return bot;
    }

    /** So many on each side of the message, oldest first. */
    private Object context(Request request) {
        RegisteredBot bot = reader(request);
        Args args = new Args(request);
        Message center = dialogs.requireMessage(bot.id(), args.requireNumber("messageId"));
        int range = (int) Math.min(WIDEST, Math.max(1, args.number("range", WIDEST)));
        Chat chat = dialogs.chatOf(center);
        List<Message> all = state.messagesOf(chat.id()).stream()
                .filter(message -> chat.shows(bot.id(), message.id()))
                .toList();
        int at = all.indexOf(center);
        int from = Math.max(0, at - range);
        int to = Math.min(all.size(), at + range + 1);
        List<Message> page = all.subList(from, to);
        return new Fields()
                .with(
                        "messages",
                        page.stream().map(message -> view.of(message, bot.id())).toList())
                .with(
                        "users",
                        new UserView(state)
                                .all(page.stream()
                                        .map(Message::authorId)
                                        .distinct()
                                        .toList()))
                .with("hasPrevPage", from > 0)
                .with("hasNextPage", to < all.size())
                .map();
    }
}
