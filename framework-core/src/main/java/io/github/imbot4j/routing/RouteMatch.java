package io.github.imbot4j.routing;

import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.language.ShortText;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.ButtonStyle;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.Edit;
import io.github.imbot4j.reply.Replies;
import java.util.List;
import java.util.Optional;

/** The result of routing an event. */
public sealed interface RouteMatch {

    /**
     * A handler wants it.
     *
     * @param route which
     * @param event the event, or the command found in it when it was a plain message (v1 §3.5)
     * @param groups what the route's pattern captured, the whole match first; empty without a pattern
     * @param subject the record that set it off, when there is one
     * @param uses what is to be remembered if the handler went well, with everything else the event leads to
     * @param spent the keyboard whose press it is, when one press was all it was for
     */
    record Found(
            Route route,
            BotEvent event,
            List<String> groups,
            Optional<Record> subject,
            List<SessionChange> uses,
            Optional<Spent> spent)
            implements RouteMatch {
        public Found {
            groups = List.copyOf(groups);
            uses = List.copyOf(uses);
        }

        /** One that no record set off. */
        public Found(Route route, BotEvent event, List<String> groups) {
            this(route, event, groups, Optional.empty(), List.of(), Optional.empty());
        }

        /** The same, set off by a record. */
        public Found with(Record record) {
            return new Found(route, event, groups, Optional.of(record), uses, spent);
        }

        /** The same, to be remembered. */
        public Found using(List<SessionChange> all) {
            return new Found(route, event, groups, subject, all, spent);
        }

        /** The same, said by a press: with what that uses up. */
        public Found asPressed(Found press) {
            return new Found(route, event, groups, subject, press.uses(), press.spent());
        }

        /** The same, by a press of a keyboard that is of no more use. */
        public Found spending(Spent keyboard) {
            return new Found(route, event, groups, subject, uses, Optional.of(keyboard));
        }
    }

    /**
     * A keyboard that was for one press.
     *
     * @param press the press
     * @param choice what was chosen, as people read it
     */
    record Spent(CommandReceived press, String choice) {

        private static final int LONGEST = 60;

        /** Returns the change that leaves a button with the choice, not to be pressed again. */
        public Edit edit() {
            return Replies.edit().keyboard(Replies.row(button("✓ ").disabled()));
        }

        /** Returns the change that leaves a button with the choice, to be pressed again. */
        public Edit again() {
            return Replies.edit().keyboard(Replies.row(button("")));
        }

        private CommandButton button(String sign) {
            String shown = ShortText.cut(choice, LONGEST);
            Action.Run same = new Action.Run(press.command(), press.params());
            return new CommandButton(sign + shown, same, false, ButtonStyle.PLAIN).inLine();
        }
    }

    /**
     * The event is ignored: it was caused by the bot itself, by another bot, or by the portal.
     *
     * @param why for the log
     */
    record Dropped(String why) implements RouteMatch {}

    /**
     * The handler of a promised event no longer exists: a timer whose handler was removed. Must not be dropped
     * silently.
     *
     * @param why for the log and the dead letter
     */
    record Lost(String why) implements RouteMatch {}

    /**
     * The bot has no handler for the event.
     *
     * @param key the same for events that the same new handler would take
     * @param suggestion the Java method to paste
     */
    record Unhandled(String key, String suggestion) implements RouteMatch {}
}
