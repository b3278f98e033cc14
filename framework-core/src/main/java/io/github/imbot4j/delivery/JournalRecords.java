package io.github.imbot4j.delivery;

import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The contents of a journal, with the operations by which operators decide about parked records. */
public interface JournalRecords {

    /** Where an event stands. */
    enum InboxState {
        WAITING,
        HANDLING,
        RETRYING,
        /** Given up; kept to be seen and replayed. */
        DEAD,
        /** Cannot be read any more; kept as it is. */
        CORRUPT
    }

    /** Where a call stands. */
    enum OutboxState {
        WAITING,
        SENDING,
        RETRYING,
        /** Refused by the portal or too old; kept to be seen. */
        REFUSED,
        /** Nobody knows whether it ran; kept for people to decide. */
        UNKNOWN,
        CORRUPT
    }

    /**
     * A selection of records.
     *
     * @param portal only of this one
     * @param state only those of this name; empty for all
     * @param most how many at most, the oldest first
     * @param bot only of the bot of this code; empty for all
     * @param until only events accepted, and calls put there, then or earlier
     */
    record Filter(Optional<PortalId> portal, String state, int most, String bot, Optional<Instant> until) {

        /** Of any bot and age. */
        public Filter(Optional<PortalId> portal, String state, int most) {
            this(portal, state, most, "", Optional.empty());
        }

        /** The same, of one bot only. */
        public Filter ofBot(String code) {
            return new Filter(portal, state, most, code, until);
        }

        /** The same, but no younger ones. */
        public Filter until(Instant time) {
            return new Filter(portal, state, most, bot, Optional.of(time));
        }

        public boolean fits(Lane lane, Enum<?> found, Instant since) {
            return portal.filter(one -> !one.equals(lane.portal())).isEmpty()
                    && (state.isEmpty() || state.equalsIgnoreCase(found.name()))
                    && (bot.isEmpty() || bot.equals(lane.bot()))
                    && until.filter(since::isAfter).isEmpty();
        }
    }

    /**
     * An event of the inbox.
     *
     * @param entry absent when it cannot be read
     * @param notBefore when it is retried; absent when it is not
     * @param why of its last failure; may be empty
     * @param incident the number the user was told; may be empty
     */
    record InboxRecord(
            long id,
            Lane lane,
            InboxState state,
            Optional<InboxEntry> entry,
            int attempts,
            Instant accepted,
            Optional<Instant> notBefore,
            String why,
            String incident) {}

    /**
     * A call of the outbox.
     *
     * @param call absent when it cannot be read
     * @param notBefore when it is sent again; absent when it is not
     * @param why of its last failure; may be empty
     */
    record OutboxRecord(
            long id,
            Lane lane,
            OutboxState state,
            Optional<OutgoingCall> call,
            int attempts,
            Instant since,
            Optional<Instant> notBefore,
            String why) {}

    List<InboxRecord> inbox(Filter filter);

    List<OutboxRecord> outbox(Filter filter);

    Optional<InboxRecord> findInbox(long id);

    Optional<OutboxRecord> findOutbox(long id);

    /** Has a dead letter handled again, now, its attempts counted anew. False when there is no such dead letter. */
    boolean replay(long id);

    /** Forgets a dead or corrupt letter. False when there is none. */
    boolean purge(long id);

    /** Sends a refused or unknown call again, at the end of its lane, its age and attempts counted anew. False when there is no such call. */
    boolean retry(long id);

    /** Forgets a refused, unknown, corrupt or waiting call. False when there is none. */
    boolean drop(long id);
}
