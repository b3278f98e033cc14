package io.github.imbot4j.conversation;

import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One part of what a bot remembers, as a running handler reads and changes it. */
public final class MemoryStore implements Memory {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryStore.class);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_RECORD = 60_000;

    private final Work work;
    private final String part;
    private final long userId;

    private MemoryStore(Work work, String part, long userId) {
        this.work = work;
        this.part = part;
        this.userId = userId;
    }

    /** The bot's memory for the handler of one event. */
    static MemoryStore of(BotEvent event, SessionStore sessions, HandlerEffects handlerEffects, Clock clock) {
        return new MemoryStore(new Work(event, sessions, handlerEffects, clock), "*", 0);
    }

    /** What is remembered of a dialog; no dialog has an id like those of the other parts (v1 §1.2). */
    public MemoryStore ofDialog(String dialogId) {
        return new MemoryStore(work, dialogId, 0);
    }

    @Override
    public Memory of(long user) {
        if (user <= 0) {
            throw new IllegalArgumentException("There is no user " + user + " to remember something of.");
        }
        return new MemoryStore(work, part, user);
    }

    @Override
    public Memory of(String key) {
        return new MemoryStore(work, part + "/" + required("key", key), userId);
    }

    @Override
    public void put(String name, Record what, Duration keep) {
        SessionKey key = key(name);
        if (keep.isZero() || keep.isNegative()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is to be remembered for " + keep + "; give a time above zero.");
        }
        String text = RecordCodec.write(what);
        if (text.length() > LONGEST_RECORD) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": a " + what.getClass().getSimpleName() + " of "
                            + text.length() + " characters is to be remembered; at most " + LONGEST_RECORD
                            + " are. Keep ids in it and the large things elsewhere.");
        }
        work.put(new SessionChange.Put(
                key, text, Optional.of(work.clock.instant().plus(keep))));
    }

    @Override
    public void remove(String name) {
        work.remove(key(name));
    }

    @Override
    public <R extends Record> Optional<R> get(String name, Class<R> type) {
        try {
            return work.read(key(name)).map(text -> RecordCodec.read(text, type));
        } catch (UnreadableRecordException changedSince) {
            LOG.warn(
                    "Bot \"{}\": what is remembered as \"{}\" is no longer a {}; it is ignored.",
                    work.event.bot().code(),
                    name,
                    type.getSimpleName());
            return Optional.empty();
        }
    }

    private SessionKey key(String name) {
        return new SessionKey(
                work.event.portal(), work.event.bot().code(), "note:" + part + " " + required("name", name), userId);
    }

    private static String required(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The " + what + " \"" + text + "\" of something to be remembered has "
                    + text.length() + " characters; give 1 to " + LONGEST_NAME + ", not all blank.");
        }
        return text;
    }

    /** What one run of a handler has read and changed, shared by all parts. */
    private static final class Work {

        private final BotEvent event;
        private final SessionStore sessions;
        private final HandlerEffects handlerEffects;
        private final Clock clock;

        /** As read from the journal or last changed; only these can be compared at the commit. */
        private final Map<SessionKey, Optional<String>> known = new HashMap<>();

        Work(BotEvent event, SessionStore sessions, HandlerEffects handlerEffects, Clock clock) {
            this.event = event;
            this.sessions = sessions;
            this.handlerEffects = handlerEffects;
            this.clock = clock;
        }

        synchronized Optional<String> read(SessionKey key) {
            return known.computeIfAbsent(key, sessions::session);
        }

        synchronized void put(SessionChange.Put put) {
            Optional<String> before = known.get(put.key());
            handlerEffects.add(before == null ? put : new SessionChange.Replace(put, before));
            known.put(put.key(), Optional.of(put.state()));
        }

        synchronized void remove(SessionKey key) {
            Optional<String> before = known.get(key);
            handlerEffects.add(new SessionChange.Remove(key, before == null ? Optional.empty() : before));
            known.put(key, Optional.empty());
        }
    }
}
