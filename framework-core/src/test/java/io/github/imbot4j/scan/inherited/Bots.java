package io.github.imbot4j.scan.inherited;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnMessage;

/** Shares handlers between bots. */
final class Bots {

    private Bots() {}

    abstract static class Polite<T> {
        @Command(value = "thanks", title = "Say thanks")
        String thanks() {
            return "You are welcome";
        }

        @OnMessage
        T anything() {
            throw new UnsupportedOperationException();
        }
    }

    @Bot(code = "butler", name = "Butler", help = false)
    static final class Butler extends Polite<String> {
        @Override
        @OnMessage
        String anything() {
            return "Sir?";
        }
    }
}
