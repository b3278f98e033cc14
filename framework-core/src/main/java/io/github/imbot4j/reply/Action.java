package io.github.imbot4j.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The effect of pressing a button or choosing a menu item (v1 §7.2). */
public sealed interface Action {

    /** Opens an address. */
    record Open(String url) implements Action {
        public Open {
            url = DslArguments.text("action.url", url);
        }
    }

    /**
     * Runs a command of the bot.
     *
     * @param name without the slash; of a sub-command its first word
     * @param params as if typed after it; may be empty
     */
    record Run(String name, String params) implements Action {
        public Run {
            name = DslArguments.text("action.command", name);
            params = DslArguments.text("action.params", params);
            int blank = name.indexOf(' ');
            if (blank > 0) {
                // A portal knows a command by its first word.
                params = (name.substring(blank + 1) + " " + params).strip();
                name = name.substring(0, blank);
            }
        }
    }

    /**
     * Passes a record to the bot's handler of its type, see {@link PayloadButton}.
     *
     * @param payload which
     * @param users who alone may press; empty for everybody
     * @param limit how many presses count
     * @param act names what is done once, within the dialog; empty for the message
     * @param lifetime counted from when it is said
     * @param end the earlier of the two counts
     */
    record Press(
            Record payload,
            List<Long> users,
            PressLimit limit,
            String act,
            Optional<Duration> lifetime,
            Optional<Instant> end)
            implements Action {

        /** How many users can be named. */
        public static final int MOST_USERS = 20;

        public Press {
            users = users.stream().distinct().sorted().toList();
        }

        /** For everybody, for good. */
        static Press of(Record payload) {
            return new Press(payload, List.of(), PressLimit.ANY, "", Optional.empty(), Optional.empty());
        }

        Press forUsers(String method, Collection<Long> ids) {
            ids.stream().filter(id -> id <= 0).findFirst().ifPresent(id -> {
                throw new InvalidReplyException(
                        "button." + method, "is " + id + ".", "Give the id of a user, a number above 0.");
            });
            Press named = new Press(payload, List.copyOf(ids), limit, act, lifetime, end);
            if (ids.isEmpty() || named.users().size() > MOST_USERS) {
                throw new InvalidReplyException(
                        "button." + method,
                        "names " + named.users().size() + " users.",
                        "Name 1 to " + MOST_USERS + ", or keep who may press in the bot's memory.");
            }
            return named;
        }

        Press limited(PressLimit other, String name) {
            return new Press(payload, users, other, name, lifetime, end);
        }

        Press expiresIn(Duration time) {
            return new Press(payload, users, limit, act, Optional.of(time), end);
        }

        Press expiresAt(Instant moment) {
            return new Press(payload, users, limit, act, lifetime, Optional.of(moment));
        }

        /** Until when it can be pressed if it is said now; empty for good. */
        public Optional<Instant> until(Instant now) {
            Optional<Instant> over = lifetime.map(now::plus);
            return end.filter(at -> over.isEmpty() || at.isBefore(over.get())).or(() -> over);
        }
    }

    /**
     * Runs a command of the framework, see {@link BoundButton}.
     *
     * @param run which
     * @param userId who alone may press; {@code 0} for everybody
     * @param isOnce whether the first press of all such buttons of the message uses up all of them
     * @param isOffer whether a press says no more than typing the command would, so that it proves nothing
     * @param lifetime counted from when it is said; empty for good
     */
    record Bound(Run run, long userId, boolean isOnce, boolean isOffer, Optional<Duration> lifetime)
            implements Action {}

    /**
     * Acts in the client of the user who presses.
     *
     * @param value what is put, sent, copied, called or opened
     */
    record Local(Verb verb, String value) implements Action {
        public Local {
            value = DslArguments.text("action.value", value);
        }
    }

    /**
     * Opens an application of the chat; the old way, still used in Open Lines.
     *
     * @param params may be empty
     */
    record App(long id, String params) implements Action {
        public App {
            params = DslArguments.text("action.params", params);
        }
    }

    /** The kind of a local action; the names are the portal's. */
    enum Verb {
        /** Puts text into the input field. */
        PUT,
        /** Posts text as the presser. */
        SEND,
        /** Copies text. */
        COPY,
        /** Calls a phone number. */
        CALL,
        /** Opens a dialog. */
        DIALOG
    }
}
