package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.event.AuthWriter.Kind;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.RegisteredCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The conversion of messenger events to the posts apps receive (v1 §6), with the server's side effects: it shows that a
 * bot types (§6.3) and ends a bot's session (§6.14). To be told of everything: {@code messenger.listen(writer)}.
 *
 * <p>Each app gets one post for all its bots that are concerned, on every handler it bound.
 */
public final class EventWriter implements Consumer<ChatEvent> {

    private final Messenger messenger;
    private final PortalState state;
    private final Recipients recipients;
    private final AuthWriter auth;
    private final PostAssembler postAssembler;
    private final PostedParams posted;
    private final ChangedParams changed;
    private final VisitParams visits;

    /** @param letterhead asked for each post: a portal may be renamed */
    public EventWriter(Messenger messenger, TokenSource tokens, EventDelivery post, Supplier<PostHeader> letterhead) {
        this.messenger = messenger;
        this.state = messenger.state();
        this.recipients = new Recipients(state);
        this.auth = new AuthWriter(state, tokens, letterhead);
        this.postAssembler = new PostAssembler(state, post);
        ChatKeys keys = new ChatKeys(state, letterhead);
        this.posted = new PostedParams(state, keys);
        this.changed = new ChangedParams(keys);
        this.visits = new VisitParams(keys);
    }

    @Override
    public void accept(ChatEvent chatEvent) {
        if (chatEvent instanceof ChatEvent.Posted told) {
            posted(told);
        } else if (chatEvent instanceof ChatEvent.Commanded told) {
            commanded(told);
        } else if (chatEvent instanceof ChatEvent.Pressed told) {
            pressed(told);
        } else if (chatEvent instanceof ChatEvent.Edited told) {
            tellBots(
                    "ONIMBOTMESSAGEUPDATE",
                    recipients.of(told),
                    told.editorId(),
                    withAuthor(
                            changed.edited(told.message(), told.chat()),
                            told.message().authorId(),
                            told.chat()));
        } else if (chatEvent instanceof ChatEvent.Deleted told) {
            tellBots(
                    "ONIMBOTMESSAGEDELETE",
                    recipients.of(told),
                    told.userId(),
                    withAuthor(
                            changed.deleted(told.after(), told.chat()),
                            told.after().authorId(),
                            told.chat()));
        } else if (chatEvent instanceof ChatEvent.BotJoined told) {
            joined(told);
        } else if (chatEvent instanceof ChatEvent.ContextSent told) {
            tellBots(
                    "ONIMBOTCONTEXTGET",
                    botsIn(told.chat()),
                    told.userId(),
                    visitData(visits.context(told), told.userId()));
        } else if (chatEvent instanceof ChatEvent.BotRemoved told) {
            removed(told);
        }
    }

    private void posted(ChatEvent.Posted told) {
        Chat chat = told.chat();
        long author = told.message().authorId();
        List<RegisteredBot> bots = recipients.of(told);
        if (bots.isEmpty()) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("PARAMS", posted.message(told.message(), chat, told.skipConnector()));
        state.people().find(author).ifPresent(person -> data.put("USER", UserBlock.withFlags(person)));
        List<RegisteredBot> reached = tellBots("ONIMBOTMESSAGEADD", bots, author, data);
        if (chat.type() != ChatType.OPEN_LINE) {
            showTyping(reached, chat);
        } else if (told.message().text().strip().equals("0")) {
            messenger.endBotSession(chat.id());
        }
    }

    private void commanded(ChatEvent.Commanded told) {
        long author = told.message().authorId();
        Map<String, Object> data = visitData(posted.command(told.message(), told.chat()), author);
        List<RegisteredBot> reached =
                tellCommands(told.calls(), "TEXTAREA", told.message().id(), author, data);
        showTyping(reached.stream().filter(bot -> told.chat().has(bot.id())).toList(), told.chat());
    }

    private void pressed(ChatEvent.Pressed told) {
        List<ChatEvent.Call> calls = told.commands().stream()
                .map(command -> new ChatEvent.Call(command, told.params()))
                .toList();
        String word = told.commands().get(0).command();
        tellCommands(
                calls,
                "KEYBOARD",
                told.message().id(),
                told.userId(),
                visitData(visits.pressed(told, word), told.userId()));
    }

    private void joined(ChatEvent.BotJoined told) {
        Map<String, Object> data = visitData(visits.joined(told), VisitParams.visitor(told));
        List<RegisteredBot> bot = state.bots().where(known -> known.id() == told.botId());
        showTyping(tellBots("ONIMBOTJOINCHAT", bot, told.initiatorId(), data), told.chat());
    }

    private void removed(ChatEvent.BotRemoved told) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("BOT_ID", told.botId());
        data.put("BOT_CODE", told.code());
        boolean fetches = state.bots()
                .find(told.botId())
                .map(bot -> bot.settings().fetches())
                .orElse(false);
        Addressee.find(state, told.appId())
                .filter(to -> !fetches)
                .ifPresent(to -> postAssembler.send(
                        to, "ONIMBOTDELETE", data, () -> auth.outer(to, told.userId(), Kind.WITHOUT_REFRESH)));
    }

    /** A change tells the author's looks only in private chats: elsewhere there is no FROM_USER_ID (v1 §6.7). */
    private Map<String, Object> withAuthor(Map<String, Object> params, long authorId, Chat chat) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("PARAMS", params);
        if (ChatKeys.isPrivate(chat)) {
            state.people().find(authorId).ifPresent(person -> data.put("USER", UserBlock.withFlags(person)));
        }
        return data;
    }

    private Map<String, Object> visitData(Map<String, Object> params, long userId) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("PARAMS", params);
        state.people().find(userId).ifPresent(person -> data.put("USER", UserBlock.of(person)));
        return data;
    }

    private List<RegisteredBot> botsIn(Chat chat) {
        return state.bots().where(bot -> chat.has(bot.id()));
    }

    /** Posts an event with BOT; gives those whose apps wanted it. */
    private List<RegisteredBot> tellBots(
            String event, List<RegisteredBot> bots, long actorId, Map<String, Object> about) {
        List<RegisteredBot> reached = new ArrayList<>();
        posted(bots)
                .forEach((appId, own) -> Addressee.find(state, appId)
                        .filter(to -> postAssembler.isWanted(to, event))
                        .ifPresent(to -> {
                            Map<String, Object> blocks = new LinkedHashMap<>();
                            own.forEach(bot -> blocks.put(String.valueOf(bot.id()), block(to, bot)));
                            send(to, event, "BOT", blocks, about, actorId);
                            reached.addAll(own);
                        }));
        return reached;
    }

    private List<RegisteredBot> tellCommands(
            List<ChatEvent.Call> calls, String context, long messageId, long actorId, Map<String, Object> about) {
        List<RegisteredBot> bots = calls.stream()
                .flatMap(call -> state.bots().find(call.command().botId()).stream())
                .distinct()
                .toList();
        List<RegisteredBot> reached = new ArrayList<>();
        posted(bots)
                .forEach((appId, own) -> Addressee.find(state, appId)
                        .filter(to -> postAssembler.isWanted(to, "ONIMCOMMANDADD"))
                        .ifPresent(to -> {
                            Map<String, Object> blocks = new LinkedHashMap<>();
                            for (ChatEvent.Call call : calls) {
                                own.stream()
                                        .filter(bot ->
                                                bot.id() == call.command().botId())
                                        .forEach(bot -> blocks.put(
                                                String.valueOf(call.command().id()),
                                                block(to, bot, call, context, messageId)));
                            }
                            send(to, "ONIMCOMMANDADD", "COMMAND", blocks, about, actorId);
                            reached.addAll(own);
                        }));
        return reached;
    }

    private void send(
            Addressee to,
            String event,
            String key,
            Map<String, Object> blocks,
            Map<String, Object> about,
            long actorId) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(key, blocks);
        data.putAll(about);
        Kind kind = event.equals("ONIMBOTJOINCHAT") ? Kind.WITHOUT_REFRESH : Kind.WITH_REFRESH;
        postAssembler.send(to, event, data, () -> auth.outer(to, actorId, kind));
    }

    /** By app, without the bots that fetch their events, which v1 leaves out (v2 §9.4). */
    private static Map<String, List<RegisteredBot>> posted(List<RegisteredBot> bots) {
        Map<String, List<RegisteredBot>> byApp = new LinkedHashMap<>();
        bots.stream()
                .filter(bot -> !bot.settings().fetches())
                .forEach(bot -> byApp.computeIfAbsent(bot.appId(), app -> new ArrayList<>())
                        .add(bot));
        return byApp;
    }

    private Map<String, Object> block(Addressee to, RegisteredBot bot) {
        Map<String, Object> block = auth.ofBot(to, bot.id());
        block.put("BOT_ID", bot.id());
        block.put("BOT_CODE", bot.code());
        return block;
    }

    private Map<String, Object> block(
            Addressee to, RegisteredBot bot, ChatEvent.Call call, String context, long messageId) {
        RegisteredCommand command = call.command();
        Map<String, Object> block = block(to, bot);
        block.put("COMMAND", command.command());
        block.put("COMMAND_ID", command.id());
        block.put("COMMAND_PARAMS", call.params());
        block.put("COMMAND_CONTEXT", context);
        block.put("MESSAGE_ID", messageId);
        return block;
    }

    /** The server itself shows that a bot types while it posts an event, but not for supervisors (v1 §6.3). */
    private void showTyping(List<RegisteredBot> bots, Chat chat) {
        bots.stream().filter(bot -> !bot.type().equals("S")).forEach(bot -> messenger.typing(bot.id(), chat.id()));
    }
}
