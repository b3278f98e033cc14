package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.event.Recipients;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events of v2 that bots are told of (v2 §8): each bot by itself, in the mode it chose. To be told of everything:
 * {@code messenger.listen(events)}.
 */
final class BotEvents implements Consumer<ChatEvent> {

    private final PortalState state;
    private final Recipients recipients;
    private final BotView bots;
    private final UserView users;
    private final ChatView chats;
    private final MessageView messages;
    private final EventChannel channel;

    BotEvents(Messenger messenger, BotView bots, EventChannel channel) {
        this.state = messenger.state();
        this.recipients = new Recipients(state);
        this.bots = bots;
        this.users = new UserView(state);
        this.chats = new ChatView(state);
        this.messages = new MessageView(state);
        this.channel = channel;
    }

    @Override
    public void accept(ChatEvent chatEvent) {
        if (chatEvent instanceof ChatEvent.Posted told) {
            recipients.of(told).forEach(bot -> posted(bot, told));
        } else if (chatEvent instanceof ChatEvent.Edited told) {
            recipients
                    .of(told)
                    .forEach(bot ->
                            message(bot, "ONIMBOTV2MESSAGEUPDATE", told.editorId(), told.message(), told.chat()));
        } else if (chatEvent instanceof ChatEvent.Deleted told) {
            recipients.ofFormer(told).forEach(bot -> deleted(bot, told));
        } else if (chatEvent instanceof ChatEvent.Commanded told) {
            told.calls()
                    .forEach(call -> commanded(
                            call,
                            "textarea",
                            told.message(),
                            told.chat(),
                            told.message().authorId()));
        } else if (chatEvent instanceof ChatEvent.Pressed told) {
            told.commands()
                    .forEach(command -> commanded(
                            new ChatEvent.Call(command, told.params()),
                            "keyboard",
                            told.message(),
                            told.chat(),
                            told.userId()));
        } else if (chatEvent instanceof ChatEvent.BotJoined told) {
            state.bots().find(told.botId()).ifPresent(bot -> joined(bot, told));
        } else if (chatEvent instanceof ChatEvent.ContextSent told) {
            state.bots().where(bot -> told.chat().has(bot.id())).forEach(bot -> contextSent(bot, told));
        } else if (chatEvent instanceof ChatEvent.Reacted told) {
            reacted(told);
        } else if (chatEvent instanceof ChatEvent.BotRemoved told) {
            removed(told);
        }
    }

    private void posted(RegisteredBot bot, ChatEvent.Posted told) {
        bots.count(bot);
        message(bot, "ONIMBOTV2MESSAGEADD", told.message().authorId(), told.message(), told.chat());
    }

    private void message(RegisteredBot bot, String type, long actorId, Message message, Chat chat) {
        send(bot, type, actorId, about(bot, chat, message.authorId()).with("message", messages.inEvent(message)));
    }

    private void deleted(RegisteredBot bot, ChatEvent.Deleted told) {
        long author = told.before().authorId();
        send(
                bot,
                "ONIMBOTV2MESSAGEDELETE",
                told.userId(),
                about(bot, told.chat(), author).with("messageId", told.before().id()));
    }

    /** From a button in a private chat, a bot that fetches is not told of the chat: the server lacks its id (v2 §8.2). */
    private void commanded(ChatEvent.Call call, String context, Message message, Chat chat, long userId) {
        RegisteredCommand command = call.command();
        state.bots().find(command.botId()).ifPresent(bot -> {
            Fields data = about(bot, chat, userId)
                    .with(
                            "command",
                            new Fields()
                                    .with("id", command.id())
                                    .with("command", "/" + command.command())
                                    .with("params", call.params())
                                    .with("context", context)
                                    .map())
                    .with("message", messages.inEvent(message));
            if (bot.settings().fetches() && context.equals("keyboard") && chat.type() == ChatType.PRIVATE) {
                data.with("chat", Map.of());
            }
            send(bot, "ONIMBOTV2COMMANDADD", userId, data);
        });
    }

    private void joined(RegisteredBot bot, ChatEvent.BotJoined told) {
        send(
                bot,
                "ONIMBOTV2JOINCHAT",
                told.initiatorId(),
                about(bot, told.chat(), told.initiatorId())
                        .with("dialogId", told.chat().dialogId(bot.id())));
    }

    private void contextSent(RegisteredBot bot, ChatEvent.ContextSent told) {
        send(
                bot,
                "ONIMBOTV2CONTEXTGET",
                told.userId(),
                about(bot, told.chat(), told.userId())
                        .with("dialogId", told.chat().dialogId(bot.id()))
                        .with("context", told.context()));
    }

    /** Only the bot that wrote the message is told, of its own reactions too (v2 §8.1). */
    private void reacted(ChatEvent.Reacted told) {
        Message message = told.message();
        List<RegisteredBot> author = state.bots()
                .where(bot -> bot.id() == message.authorId() && bot.settings().reactions());
        author.forEach(bot -> state.chats()
                .find(message.chatId())
                .ifPresent(chat -> send(
                        bot,
                        "ONIMBOTV2REACTIONCHANGE",
                        told.userId(),
                        about(bot, chat, told.userId())
                                .with("reaction", told.reaction())
                                .with("action", told.added() ? "add" : "delete")
                                .with("message", messages.inEvent(message)))));
    }

    /** The log goes with the bot, so one that fetches never sees it (v2 §8.2). */
    private void removed(ChatEvent.BotRemoved told) {
        state.bots().find(told.botId()).ifPresent(bot -> send(bot, "ONIMBOTV2DELETE", told.userId(), new Fields()));
        channel.forget(told.botId(), told.appId());
        bots.forget(told);
    }

    private Fields about(RegisteredBot bot, Chat chat, long userId) {
        return new Fields()
                .with("chat", chats.inEvent(chat, bot.id()))
                .with("user", users.inEvent(userId))
                .with("language", state.language());
    }

    private void send(RegisteredBot bot, String type, long actorId, Fields data) {
        channel.send(bot, type, actorId, data.map());
    }
}
