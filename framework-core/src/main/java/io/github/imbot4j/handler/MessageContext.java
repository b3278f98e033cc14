package io.github.imbot4j.handler;

import io.github.imbot4j.bot.Message;
import io.github.imbot4j.event.MessageReceived;
import java.util.List;

/** What a handler in code may ask for about a message to the bot. */
public final class MessageContext extends DialogContext<MessageReceived> {

    /** One of a message. */
    public MessageContext(HandlerContext handlerContext) {
        super(MessageReceived.class, handlerContext);
    }

    /** The message. */
    public Message message() {
        return event().message();
    }

    /** The text of the message. */
    public String text() {
        return message().text();
    }

    /** What the pattern captured: the whole match, then the groups, {@code ""} for one that took no part; empty without a pattern. */
    public List<String> groups() {
        return handlerContext().groups();
    }

    /**
     * What a group of the pattern captured.
     *
     * @param number from 1
     */
    public String group(int number) {
        return groups().get(number);
    }
}
