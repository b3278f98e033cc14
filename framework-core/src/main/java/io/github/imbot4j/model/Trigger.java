package io.github.imbot4j.model;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.Answers;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.TimerFired;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The condition under which a handler runs. */
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
     * @param state only while the conversation is in this state; empty for messages outside of any
     */
    record OnMessage(
            String text,
            Optional<Pattern> pattern,
            Set<DialogKind> kinds,
            boolean mention,
            int priority,
            boolean bots,
            Optional<Class<? extends Record>> state)
            implements Trigger {
        public OnMessage {
            kinds = Set.copyOf(kinds);
        }

        /** One that is outside of any conversation. */
        public OnMessage(
                String text,
                Optional<Pattern> pattern,
                Set<DialogKind> kinds,
                boolean mention,
                int priority,
                boolean bots) {
            this(text, pattern, kinds, mention, priority, bots, Optional.empty());
        }

        /** Exact text before pattern before any; then a mention, then a dialog kind, narrow it further. */
        public int specificity() {
            int subject = !text.isEmpty() ? 2 : pattern.isPresent() ? 1 : 0;
            return subject * 4 + (mention ? 2 : 0) + (kinds.isEmpty() ? 0 : 1);
        }
    }

    /**
     * A press of a button that carries a payload of this type.
     *
     * @param payload the record
     */
    record OnButton(Class<? extends Record> payload) implements Trigger {}

    /**
     * A timer that was set with a record of this type is due.
     *
     * @param due the record
     */
    record OnTimer(Class<? extends Record> due) implements Trigger {}

    /**
     * A user has filled in a record of this type.
     *
     * @param record the record
     * @param confirm whether they have to confirm it
     */
    record OnForm(Class<? extends Record> record, boolean confirm) implements Trigger {

        /** One that has to be confirmed. */
        public OnForm(Class<? extends Record> record) {
            this(record, true);
        }
    }

    /**
     * A survey is over.
     *
     * @param record what people filled in
     * @param confirm whether they have to confirm it
     */
    record OnSurvey(Class<? extends Record> record, boolean confirm) implements Trigger {}

    /**
     * A moment of a schedule has come, on each portal in its own zone.
     *
     * @param schedule such as {@code Mon-Fri 09:00}
     */
    record Every(String schedule) implements Trigger {}

    /**
     * An event of the portal.
     *
     * @param name in upper case, such as {@code ONCRMDEALADD}
     * @param offline whether it is collected from the portal's queue too
     */
    record OnPortalEvent(String name, boolean offline) implements Trigger {
        public OnPortalEvent(String name) {
            this(name, false);
        }

        public OnPortalEvent {
            name = name.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * Any other event of a type.
     *
     * @param type one of the event records
     * @param kinds in these dialogs only; empty for all
     * @param bots also when another bot caused it
     * @param own also when the bot itself caused it; of joins only, everything else of the bot's own never comes
     */
    record OnEvent(Class<? extends Event> type, Set<DialogKind> kinds, boolean bots, boolean own) implements Trigger {
        /** One that the bot itself did not cause. */
        public OnEvent(Class<? extends Event> type, Set<DialogKind> kinds, boolean bots) {
            this(type, kinds, bots, false);
        }

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

    /** A message that starts with a slash and is no command of the bot, where it is the bot that is spoken to. */
    record OnUnknownCommand() implements Trigger {}

    /** No other handler of the bot accepted the event. */
    record OnUnhandled() implements Trigger {}

    /** Whether it is somebody in a dialog who sets it off, so that guards have somebody to judge. */
    default boolean isByUser() {
        return this instanceof OnCommand
                || this instanceof OnMessage
                || this instanceof OnButton
                || this instanceof OnUnhandled
                || (this instanceof OnEvent event
                        && DialogEvent.class.isAssignableFrom(event.type())
                        && event.type() != TimerFired.class);
    }

    /** The type of the record that sets it off, and that a handler takes as a parameter; empty when there is none. */
    default Optional<Class<? extends Record>> subject() {
        if (this instanceof OnButton button) {
            return Optional.of(button.payload());
        }
        if (this instanceof OnTimer timer) {
            return Optional.of(timer.due());
        }
        if (this instanceof OnForm form) {
            return Optional.of(form.record());
        }
        if (this instanceof OnSurvey) {
            return Optional.of(Answers.class);
        }
        return this instanceof OnMessage message ? message.state() : Optional.empty();
    }
}
