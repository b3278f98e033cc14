package io.github.imbot4j.conversation;

import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.RecordNames;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the journal's timers in one dialog, which tell who set them: {@code user/27/…}, {@code dialog/…}, and
 * {@code timeout/27} for the state a user's conversation is in.
 *
 * @param event where they are set
 * @param lane where they come
 */
public record TimerKeys(DialogEvent event, Lane lane) {

    private static final String TIMEOUT = "timeout/";

    /** What a name of a user's own, or of everybody's, begins with. */
    static String prefix(long userId) {
        return userId == 0 ? "dialog/" : "user/" + userId + "/";
    }

    /** Sets one. */
    TimerChange.Set set(String row, String name, Instant due, Optional<Record> record) {
        String type = record.map(one -> RecordNames.of(one.getClass())).orElse("");
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

        private static final Pattern OURS = Pattern.compile(TIMEOUT + "(?<user>\\d{1,18})/(?<id>[0-9a-f-]{36})");

        static String newId() {
            return UUID.randomUUID().toString();
        }

        String name() {
            return TIMEOUT + userId + "/" + id;
        }

        /** Reads a timer's name; empty when it is an author's, who may have it from what somebody wrote. */
        static Optional<Timeout> of(TimerFired fired) {
            Matcher ours = OURS.matcher(fired.name());
            return ours.matches()
                    ? Optional.of(new Timeout(Long.parseLong(ours.group("user")), ours.group("id")))
                    : Optional.empty();
        }
    }
}
