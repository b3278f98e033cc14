package io.github.imbot4j.event;

/**
 * A command was typed or a button pressed (ONIMCOMMANDADD, v1 §6.10). What a button carries is not to be trusted: any
 * member of the chat can send any command and parameters (v1 §3.5).
 *
 * @param commandId the portal's id of the command; {@code 0} when the framework found the command in a plain message
 * @param command the name, without the slash
 * @param params the rest of the line, or the button's parameters; may be empty
 * @param context how it was given
 * @param message the message typed; for a button, its id is that of the message that carries the button, and in v1 its
 *     text is what the portal made of the press, such as {@code "/help "}
 */
public record CommandReceived(
        Origin origin,
        BotRef bot,
        Dialog dialog,
        Sender sender,
        long commandId,
        String command,
        String params,
        CommandContext context,
        Message message)
        implements DialogEvent {

    /** The same with other parameters. */
    public CommandReceived with(String others) {
        return new CommandReceived(origin, bot, dialog, sender, commandId, command, others, context, message);
    }

    /** Whether a button or menu item was pressed rather than text typed. */
    public boolean isPressed() {
        return context != CommandContext.TEXTAREA;
    }

    /**
     * What followed the command's name, untouched. A portal cuts it off at the end of the line (v1 §3.5); of a typed message the lines
     * below belong to it, down to the next command.
     */
    public String text() {
        String line = ("/" + command + " " + params).stripTrailing();
        String text = "\n" + message.text();
        int at = isPressed() ? -1 : text.indexOf("\n" + line);
        int end = at < 0 ? -1 : text.indexOf('\n', at + 1);
        if (end < 0 || !text.substring(at + 1, end).stripTrailing().equals(line)) {
            return params;
        }
        int next = text.indexOf("\n/", end);
        String below = text.substring(end, next < 0 ? text.length() : next);
        return params + below.stripTrailing();
    }
}
