package io.github.imbot4j.wire.v2;

import io.github.imbot4j.annotation.DialogKind;
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
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.wire.shared.CommandLines;
import io.github.imbot4j.wire.shared.ContextReader;
import io.github.imbot4j.wire.shared.EventParts;
import io.github.imbot4j.wire.shared.MentionReader;
import io.github.imbot4j.wire.shared.PhpEmpty;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** The reader of an event's {@code data}, posted or fetched: one event of one bot (v2 §8.1). */
final class V2EventReader {

    private static final Set<String> KNOWN = Set.of(
            "ONIMBOTV2MESSAGEADD",
            "ONIMBOTV2MESSAGEUPDATE",
            "ONIMBOTV2MESSAGEDELETE",
            "ONIMBOTV2JOINCHAT",
            "ONIMBOTV2COMMANDADD",
            "ONIMBOTV2CONTEXTGET",
            "ONIMBOTV2REACTIONCHANGE",
            "ONIMBOTV2DELETE");

    private static final String TAKEN_OFF = "delete";

    private final Origin origin;
    private final Fields data;
    private final BotRef bot;

    private V2EventReader(Origin origin, Fields data, BotRef bot) {
        this.origin = origin;
        this.data = data;
        this.bot = bot;
    }

    static Set<String> names() {
        return KNOWN;
    }

    /**
     * Reads an event that this generation knows.
     *
     * @throws FormException with status 400, naming the key that is missing or wrong
     */
    static Event read(String name, PortalId portal, Instant raisedAt, FormTree tree) {
        Fields data = new Fields(tree);
        Fields bot = data.in("bot");
        if (bot.number("id") == 0) {
            throw FormException.malformed("\"data[bot][id]\" is missing or not a number.");
        }
        V2EventReader reader = new V2EventReader(
                new Origin(portal, raisedAt, data.text("language")),
                data,
                new BotRef(bot.number("id"), bot.text("code")));
        return switch (name) {
            case "ONIMBOTV2MESSAGEADD" -> reader.added();
            case "ONIMBOTV2MESSAGEUPDATE" -> reader.updated();
            case "ONIMBOTV2MESSAGEDELETE" -> reader.deleted();
            case "ONIMBOTV2JOINCHAT" -> reader.joined();
            case "ONIMBOTV2COMMANDADD" -> reader.command();
            case "ONIMBOTV2CONTEXTGET" -> reader.context();
            case "ONIMBOTV2REACTIONCHANGE" -> reader.reaction();
            case "ONIMBOTV2DELETE" -> new BotRemoved(reader.origin, reader.bot);
            default -> throw new IllegalArgumentException("\"" + name + "\" is no event of v2");
        };
    }

    private Event added() {
        Sender sender = UserReader.read(data);
        Message message = new TextReader(data.in("message")).read(bot);
        return new MessageReceived(
                origin,
                bot,
                ChatReader.read(data, sender),
                EventParts.seenBy(bot, sender),
                message,
                message.mentions(bot.id()));
    }

    private Event updated() {
        Sender sender = UserReader.read(data);
        return new MessageUpdated(
                origin,
                bot,
                ChatReader.read(data, sender),
                EventParts.seenBy(bot, sender),
                new TextReader(data.in("message")).read(bot));
    }

    private Event deleted() {
        Sender sender = UserReader.read(data);
        Fields message = data.in("message");
        long id = Fields.first(data.number("messageId"), message.number("id"));
        if (id == 0) {
            throw FormException.malformed("\"data[messageId]\" is missing or not a number.");
        }
        return new MessageDeleted(
                origin, bot, ChatReader.read(data, sender), EventParts.seenBy(bot, sender), id, message.text("text"));
    }

    /** Whoever began is the user, the bot itself too: then the dialog says who is in it (v2 §8.2). */
    private Event joined() {
        Sender user = UserReader.described(data);
        Dialog dialog = ChatReader.read(data, user);
        boolean byBot = user.id() == bot.id();
        long other = dialog.kind() == DialogKind.PRIVATE ? FormTree.number(dialog.id()) : 0;
        boolean isOther = other > 0 && (byBot || !user.isKnown());
        return new BotJoined(
                origin, bot, dialog, isOther ? Sender.ofId(other) : EventParts.seenBy(bot, user), false, byBot);
    }

    private Event context() {
        Sender sender = UserReader.described(data);
        return new ContextReceived(
                origin,
                bot,
                ChatReader.read(data, sender),
                EventParts.seenBy(bot, sender),
                ContextReader.read(data.get("context")));
    }

    /** The message is the bot's, so its author is not whose reaction it is. */
    private Event reaction() {
        Sender sender = UserReader.described(data);
        String reaction = data.text("reaction").strip();
        if (reaction.isEmpty()) {
            throw FormException.malformed("\"data[reaction]\" is missing.");
        }
        return new ReactionChanged(
                origin,
                bot,
                ChatReader.read(data, sender),
                EventParts.seenBy(bot, sender),
                new TextReader(data.in("message")).read(bot),
                reaction,
                !data.text("action").strip().equalsIgnoreCase(TAKEN_OFF));
    }

    /** The message is the one typed, or the one that has the button; so its author is not who pressed (v2 §8.2). */
    private Event command() {
        Sender sender = UserReader.described(data);
        Fields block = data.in("command");
        String said = block.text("command").strip();
        String name = said.startsWith("/") ? said.substring(1) : said;
        if (name.isEmpty()) {
            throw FormException.malformed("\"data[command][command]\" is missing.");
        }
        String params = block.text("params");
        CommandSource source = source(block.text("context"));
        TextReader message = new TextReader(data.in("message"));
        CommandReceived onOneLine = new CommandReceived(
                origin,
                bot,
                ChatReader.read(data, sender),
                EventParts.seenBy(bot, sender),
                block.number("id"),
                name,
                source == CommandSource.TEXTAREA ? params : PhpEmpty.pressed(params),
                source,
                message.read(bot));
        return source == CommandSource.TEXTAREA ? typed(onOneLine, message.original()) : onOneLine;
    }

    /** What was typed, with the lines below and without the bot's mention. */
    private CommandReceived typed(CommandReceived command, String original) {
        String below = new CommandLines(original, Set.of(command.command())).below(command.command(), command.params());
        return command.withTyped(MentionReader.cut(command.params() + below, bot.id()));
    }

    private static CommandSource source(String said) {
        return switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "keyboard" -> CommandSource.KEYBOARD;
            case "menu" -> CommandSource.MENU;
            default -> CommandSource.TEXTAREA;
        };
    }
}
