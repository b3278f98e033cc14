package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.payload.RecordCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keep what a handler remembers of its dialog until it returns, and look up what others did. Lives as long as the handler runs. */
final class Notes {

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    /** No dialog is named so (v1 §1.2). */
    private static final String PREFIX = "note:";

    private static final int LONGEST_NAME = 100;

    private final DialogEvent event;
    private final Journal journal;
    private final Effects effects;
    private final Clock clock;
    private final Map<SessionKey, Optional<String>> changed = new HashMap<>();

    Notes(DialogEvent event, Journal journal, Effects effects, Clock clock) {
        this.event = event;
        this.journal = journal;
        this.effects = effects;
        this.clock = clock;
    }

    synchronized void put(String name, Record what, Duration keep) {
        if (keep.isZero() || keep.isNegative()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is to be remembered for " + keep + "; give a time above zero.");
        }
        String text = RecordCodec.write(what);
        SessionKey key = key(name);
        effects.add(new SessionChange.Put(key, text, Optional.of(clock.instant().plus(keep))));
        changed.put(key, Optional.of(text));
    }

    synchronized void remove(String name) {
        SessionKey key = key(name);
        effects.add(new SessionChange.Remove(key));
        changed.put(key, Optional.empty());
    }

    /** What an earlier version of the program remembered otherwise is as good as forgotten. */
    synchronized <R extends Record> Optional<R> find(String name, Class<R> type) {
        SessionKey key = key(name);
        Optional<String> known = changed.containsKey(key) ? changed.get(key) : journal.session(key);
        try {
            return known.map(text -> RecordCodec.read(text, type));
        } catch (UnreadableRecordException changedSince) {
            LOG.warn(
                    "Bot \"{}\": what is remembered as \"{}\" is no {} any more; it counts as forgotten.",
                    event.bot().code(),
                    name,
                    type.getSimpleName());
            return Optional.empty();
        }
    }

    private SessionKey key(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("\"" + name + "\" names nothing that could be remembered; give 1 to "
                    + LONGEST_NAME + " characters.");
        }
        return new SessionKey(
                event.portal(), event.bot().code(), PREFIX + event.dialog().id() + " " + name, 0);
    }
}
