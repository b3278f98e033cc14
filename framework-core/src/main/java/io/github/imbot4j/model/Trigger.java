package io.github.imbot4j.model;

import io.github.imbot4j.event.DialogKind;
import io.github.imbot4j.event.Event;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Say what sets a handler off. */
public sealed interface Trigger {

    /**
     * A command of the bot.
     *
     * @param name without the slash
     */
    record OnCommand(String name) implements Trigger {}

    /**
     * A message. Several that fit are tried by {@link #specificity()}, then priority; the first wins.
     *
     * @param text the exact text, compared after trimming and ignoring case; empty for any
     * @param pattern the whole text must match
     * @param kinds in these dialogs only; empty for all
     * @param mention only when the bot is mentioned
     * @param priority the higher goes first among equally specific ones
     * @param bots also messages of other bots; never the bot's own
     */
    record OnMessage(
            String text, Optional<Pattern> pattern, Set<DialogKind> kinds, boolean mention, int priority, boolean bots)
            implements Trigger {
        public OnMessage {
            kinds = Set.copyOf(kinds);
        }

        /** Exact text before pattern before any; then a mention, then a dialog kind, narrow it further. */
        public int specificity() {
            int subject = !text.isEmpty() ? 2 : pattern.isPresent() ? 1 : 0;
            return subject * 4 + (mention ? 2 : 0) + (kinds.isEmpty() ? 0 : 1);
        }
    }

    /**
     * Any other event of a type.
     *
     * @param type one of the event records
     * @param kinds in these dialogs only; empty for all
     * @param bots also when another bot caused it; never the bot itself
     */
    record OnEvent(Class<? extends Event> type, Set<DialogKind> kinds, boolean bots) implements Trigger {
        public OnEvent {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * A handler of the bot threw.
     *
     * @param type this exception or a subclass; the nearest class wins
     */
    record OnError(Class<? extends Throwable> type) implements Trigger {}

    /** No other handler of the bot wanted the event. */
    record OnUnhandled() implements Trigger {}
}
