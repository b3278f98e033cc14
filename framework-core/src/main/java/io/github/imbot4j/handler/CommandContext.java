package io.github.imbot4j.handler;

import io.github.imbot4j.bot.Message;
import io.github.imbot4j.event.ButtonPress;
import io.github.imbot4j.event.CommandReceived;

/** What a handler in code may ask for about a command, typed or on a button. */
public final class CommandContext extends DialogContext<CommandReceived> {

    /** One of a command. */
    public CommandContext(HandlerContext handlerContext) {
        super(CommandReceived.class, handlerContext);
    }

    /** All that was typed behind the command's name, the lines below too. */
    public String text() {
        return event().text();
    }

    /** The message that was typed, or that carries the button. */
    public Message message() {
        return event().message();
    }

    /** Whether a button was pressed, and in which message. */
    public ButtonPress pressed() {
        return ButtonPress.of(event());
    }
}
