package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordCodec;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Make the journal's timers of one dialog, so that its names tell whose they are: {@code user/27/…}, {@code dialog/…}, and
 * {@code timeout/27} for the state a user's conversation is in.
 *
 * @param event where they are set
 * @param lane where they come
 */
record TimerRows(DialogEvent event, Lane lane) {

    private static final String TIMEOUT = "timeout/";

    /** What a name of a user's own, or of everybody's, begins with. */
    static String prefix(long userId) {
        return userId == 0 ? "dialog/" : "user/" + userId + "/";
    }

    /** Sets one. */
    TimerChange.Set set(String row, String name, Instant due, Optional<Record> record) {
        String type = record.map(one -> one.getClass().getName()).orElse("");
        TimerFired fired = new TimerFired(
                new Event.Origin(event.portal(), due, event.origin().language()),
                event.bot(),
                event.dialog(),
                event.sender(),
                name,
                type,
                record.map(RecordCodec::write).orElse(""));
        return new TimerChange.Set(row, due, new InboxEntry("timer/" + UUID.randomUUID(), lane, fired));
    }

    /** Ends a state; user 0 for that of the dialog. */
    TimerChange timeout(long userId, String id, Instant due, Optional<Record> record) {
        return set(TIMEOUT + userId, new Timeout(userId, id).name(), due, record);
    }

    TimerChange withoutTimeout(long userId) {
        return new TimerChange.Cancel(TIMEOUT + userId, lane);
    }

    /**
     * The end of a state.
     *
     * @param userId whose it is; 0 when the dialog shares it
     * @param id tells it from the end of another state
     */
    record Timeout(long userId, String id) {

        static String newId() {
            return UUID.randomUUID().toString();
        }

        String name() {
            return TIMEOUT + userId + "/" + id;
        }

        /** Reads a timer's name; empty when it is an author's. */
        static Optional<Timeout> of(TimerFired fired) {
            if (!fired.name().startsWith(TIMEOUT)) {
                return Optional.empty();
            }
            int slash = fired.name().indexOf('/', TIMEOUT.length());
            return Optional.of(new Timeout(
                    Long.parseLong(fired.name().substring(TIMEOUT.length(), slash)),
                    fired.name().substring(slash + 1)));
        }
    }
}
