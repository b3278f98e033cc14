package io.github.imbot4j.event;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.Dialog;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.language.TypedText;
import io.github.imbot4j.payload.StoredName;
import java.util.List;

/**
 * A command was typed or a button pressed (ONIMCOMMANDADD, v1 §6.10). What a button carries is not to be trusted: any
 * member of the chat can send any command and parameters (v1 §3.5).
 *
 * @param commandId the portal's id of the command; {@code 0} when the framework found the command in a plain message
 * @param command the name, without the slash
 * @param params the rest of the line, or the button's parameters; may be empty
 * @param below the lines below that belong to a typed command, from the end of its own line on; may be empty
 * @param context how it was given
 * @param message the message typed; for a button, its id is that of the message that carries the button, and in v1 its
 *     text is what the portal made of the press, such as {@code "/help "}
 */
@StoredName("CommandReceived")
public record CommandReceived(
        Origin origin,
        BotRef bot,
        Dialog dialog,
        Sender sender,
        long commandId,
        String command,
        String params,
        String below,
        CommandSource context,
        Message message)
        implements DialogEvent {

    /** A command of one line. */
    public CommandReceived(
            Origin origin,
            BotRef bot,
            Dialog dialog,
            Sender sender,
            long commandId,
            String command,
            String params,
            CommandSource context,
            Message message) {
        this(origin, bot, dialog, sender, commandId, command, params, "", context, message);
    }

    /** The same with another text behind the name. */
    public CommandReceived with(String text) {
        return new CommandReceived(origin, bot, dialog, sender, commandId, command, text, "", context, message);
    }

    /** The same with what was typed behind the name, which may be of several lines. */
    public CommandReceived withTyped(String text) {
        int end = TypedText.endOfLine(text, 0);
        return new CommandReceived(
                origin,
                bot,
                dialog,
                sender,
                commandId,
                command,
                text.substring(0, end),
                text.substring(end),
                context,
                message);
    }

    /** The same as another command, with other parameters on its line. */
    public CommandReceived as(String name, String line) {
        return new CommandReceived(origin, bot, dialog, sender, commandId, name, line, below, context, message);
    }

    /** Whether a button or menu item was pressed rather than text typed. */
    public boolean isPressed() {
        return context != CommandSource.TEXTAREA;
    }

    /**
     * What followed the command's name. A portal cuts it off at the end of the line (v1 §3.5); of a typed message the lines below belong to
     * it, down to the next line that the portal takes for a command.
     */
    public String text() {
        return params + below;
    }

    /** A typed command has a message of its own; a button can be pressed again and again. */
    @Override
    public List<Object> identity() {
        boolean once = !isPressed() && message.id() != 0;
        return List.of(
                message.id(), commandId, command, params, sender.id(), dialog.id(), once ? "" : origin.raisedAt());
    }
}
