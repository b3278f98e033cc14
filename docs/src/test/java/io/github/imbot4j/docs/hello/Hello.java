package io.github.imbot4j.docs.hello;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.event.MessageReceived;

/** Says back what it hears. */
@Bot(code = "echobot", name = "Hello")
public final class Hello {

    private final Runnable handling;

    /** Makes a bot that tells when it handles a message. */
    public Hello(Runnable handling) {
        this.handling = handling;
    }

    @OnMessage
    String repeat(MessageReceived event) {
        handling.run();
        return event.message().text();
    }
}
