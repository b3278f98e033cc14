package io.github.imbot4j.wire.v1;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.Event.Origin;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.shared.CommandLines;
import io.github.imbot4j.wire.shared.ContextReader;
import io.github.imbot4j.wire.shared.EventParts;
import io.github.imbot4j.wire.shared.MentionReader;
import io.github.imbot4j.wire.shared.PhpEmpty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reader of a v1 bot event's {@code data}: one event for each bot or command in it (v1 §6). */
final class BotEventReader {

    private static final Set<String> KNOWN = Set.of(
            "ONIMBOTMESSAGEADD",
            "ONIMBOTMESSAGEUPDATE",
            "ONIMBOTMESSAGEDELETE",
            "ONIMBOTJOINCHAT",
            "ONIMCOMMANDADD",
            "ONIMBOTDELETE",
            "ONIMBOTCONTEXTGET");

    /** Bots of one app (v2 §0.2), or commands in one message. */
    private static final int MOST = 100;

    private static final Pattern ODD = Pattern.compile("[^0-9A-Za-z_-]");

    private final Origin origin;
    private final FormTree data;
    private final FormTree params;

    private BotEventReader(Origin origin, FormTree data) {
        this.origin = origin;
        this.data = data;
        this.params = data.get("PARAMS");
    }

    /** The names of its events, in upper case. */
    static Set<String> names() {
        return KNOWN;
    }

    /**
     * Reads an event that this generation knows.
     *
     * @throws FormException with status 400, naming the key that is missing or wrong
     */
    static List<Event> read(String name, PortalId portal, Instant raisedAt, FormTree data) {
        String language = data.path("PARAMS", "LANGUAGE").text();
        BotEventReader reader = new BotEventReader(new Origin(portal, raisedAt, language), data);
        return switch (name) {
            case "ONIMBOTMESSAGEADD" -> reader.added();
            case "ONIMBOTMESSAGEUPDATE" -> reader.updated();
            case "ONIMBOTMESSAGEDELETE" -> reader.deleted();
            case "ONIMBOTJOINCHAT" -> reader.joined();
            case "ONIMBOTCONTEXTGET" -> reader.context();
            case "ONIMBOTDELETE" -> reader.removed();
            case "ONIMCOMMANDADD" -> reader.commands();
            default -> throw new IllegalArgumentException("\"" + name + "\" is no event of v1");
        };
    }

    private List<Event> added() {
        Sender sender = SenderReader.read(data, "FROM_USER_ID", "AUTHOR_ID");
        Dialog dialog = DialogReader.read(params, sender);
        MessageReader reader = new MessageReader(params);
        return forEachBot(bot -> {
            Message message = reader.read(bot, reader.id());
            return new MessageReceived(
                    origin, bot, dialog, EventParts.seenBy(bot, sender), message, message.mentions(bot.id()));
        });
    }

    private List<Event> updated() {
        Sender sender = SenderReader.read(data, "AUTHOR_ID", "FROM_USER_ID");
        Dialog dialog = DialogReader.read(params, sender);
        MessageReader reader = new MessageReader(params);
        return forEachBot(bot ->
                new MessageUpdated(origin, bot, dialog, EventParts.seenBy(bot, sender), reader.read(bot, reader.id())));
    }

    private List<Event> deleted() {
        Sender sender = SenderReader.read(data, "AUTHOR_ID", "FROM_USER_ID");
        Dialog dialog = DialogReader.read(params, sender);
        long id = new MessageReader(params).id();
        if (id == 0) {
            throw FormException.malformed("\"data[PARAMS][MESSAGE_ID]\" is missing or not a number.");
        }
        String text = params.get("MESSAGE").text();
        return forEachBot(bot -> new MessageDeleted(origin, bot, dialog, EventParts.seenBy(bot, sender), id, text));
    }

    /** From and to change places between the years; only USER_ID says who came (observed no. 5). */
    private List<Event> joined() {
        Sender sender = SenderReader.read(data, "USER_ID");
        Dialog dialog = DialogReader.read(params, sender);
        boolean history = params.get("ACCESS_HISTORY").flag();
        return forEachBot(bot ->
                new BotJoined(origin, bot, dialog, EventParts.seenBy(bot, sender), history, began(bot.id(), sender)));
    }

    /** A private dialog says who wrote first, a group who added the bot; whoever creates a group with a bot adds it unsaid (v1 §6.9). */
    private boolean began(long botId, Sender sender) {
        long first = params.get("FROM_USER_ID").number();
        long author = params.get("CHAT_AUTHOR_ID").number();
        return first > 0 ? first == botId : sender.id() == botId || (!sender.isKnown() && author == botId);
    }

    private List<Event> context() {
        Sender sender = SenderReader.read(data, "USER_ID", "FROM_USER_ID");
        Dialog dialog = DialogReader.read(params, sender);
        Map<String, Object> context = ContextReader.read(params.get("CONTEXT"));
        return forEachBot(bot -> new ContextReceived(origin, bot, dialog, EventParts.seenBy(bot, sender), context));
    }

    private List<Event> removed() {
        boolean asMap = data.get("BOT_ID").isEmpty() && !data.get("BOT").isEmpty();
        return asMap
                ? forEachBot(bot -> new BotRemoved(origin, bot))
                : List.of(new BotRemoved(origin, bot(data, "data", 0)));
    }

    private List<Event> commands() {
        Sender sender = SenderReader.read(data, "FROM_USER_ID", "AUTHOR_ID");
        Dialog dialog = DialogReader.read(params, sender);
        MessageReader reader = new MessageReader(params);
        List<Event> events = new ArrayList<>();
        Map<String, FormTree> blocks = few("COMMAND");
        CommandLines lines = new CommandLines(
                reader.original(),
                blocks.values().stream().map(BotEventReader::name).collect(Collectors.toSet()));
        blocks.forEach((key, block) -> events.add(command(key, block, dialog, sender, reader, lines)));
        if (events.isEmpty()) {
            throw FormException.malformed("\"data[COMMAND]\" is missing or empty.");
        }
        return events;
    }

    private static String name(FormTree block) {
        String said = block.get("COMMAND").text();
        return said.startsWith("/") ? said.substring(1) : said;
    }

    private Event command(
            String key, FormTree block, Dialog dialog, Sender sender, MessageReader reader, CommandLines lines) {
        String place = "data[COMMAND][" + quotable(key) + "]";
        BotRef bot = bot(block, place, 0);
        String command = name(block);
        if (command.isEmpty()) {
            throw FormException.malformed("\"" + place + "[COMMAND]\" is missing.");
        }
        long id = block.get("COMMAND_ID").number();
        long messageId = block.get("MESSAGE_ID").number();
        String params = block.get("COMMAND_PARAMS").text();
        CommandSource context = commandContext(block.get("COMMAND_CONTEXT"));
        CommandReceived onOneLine = new CommandReceived(
                origin,
                bot,
                dialog,
                EventParts.seenBy(bot, sender),
                id == 0 ? FormTree.number(key) : id,
                command,
                context == CommandSource.TEXTAREA ? params : PhpEmpty.pressed(params),
                context,
                reader.read(bot, messageId == 0 ? reader.id() : messageId));
        return onOneLine.isPressed() ? onOneLine : typed(onOneLine, lines);
    }

    /** What was typed, with the lines below and without the bot's mention. What a button carries is nobody's typing. */
    private static CommandReceived typed(CommandReceived command, CommandLines lines) {
        String params = command.params();
        return command.withTyped(MentionReader.cut(
                params + lines.below(command.command(), params), command.bot().id()));
    }

    private static CommandSource commandContext(FormTree said) {
        return switch (said.text().strip().toUpperCase(Locale.ROOT)) {
            case "KEYBOARD" -> CommandSource.KEYBOARD;
            case "MENU" -> CommandSource.MENU;
            default -> CommandSource.TEXTAREA;
        };
    }

    private List<Event> forEachBot(Function<BotRef, Event> read) {
        List<Event> events = new ArrayList<>();
        for (Map.Entry<String, FormTree> entry : few("BOT").entrySet()) {
            String place = "data[BOT][" + quotable(entry.getKey()) + "]";
            long key = FormTree.number(entry.getKey());
            events.add(read.apply(bot(entry.getValue(), place, key)));
        }
        if (events.isEmpty()) {
            events.add(read.apply(bot(params, "data[PARAMS]", 0)));
        }
        return events;
    }

    /** A message can be for each bot of an app; a thousand of them is an attack on our memory. */
    private Map<String, FormTree> few(String key) {
        Map<String, FormTree> blocks = data.get(key).entries();
        if (blocks.size() > MOST) {
            throw FormException.malformed(
                    "\"data[" + key + "]\" holds " + blocks.size() + " blocks, more than " + MOST + ".");
        }
        return blocks;
    }

    private static BotRef bot(FormTree block, String place, long fallback) {
        long id = block.get("BOT_ID").number();
        long known = id == 0 ? fallback : id;
        if (known == 0) {
            throw FormException.malformed("\"" + place + "[BOT_ID]\" is missing or not a number.");
        }
        return new BotRef(known, block.get("BOT_CODE").text());
    }

    /** A key chosen by the sender, made fit for a message. */
    private static String quotable(String key) {
        return ODD.matcher(key.length() > 20 ? key.substring(0, 20) : key).replaceAll("?");
    }
}
