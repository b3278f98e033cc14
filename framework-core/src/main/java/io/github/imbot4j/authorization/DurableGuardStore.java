package io.github.imbot4j.authorization;

import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.guard.GuardStore;
import io.github.imbot4j.portal.PortalId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A guard store in the journal; its changes are committed together with the event. Uncommitted changes are visible at
 * once to the other events of this process, so that two events at the same time do not both pass; on two nodes at the
 * same moment they may, unless they belong to one dialog.
 */
public final class DurableGuardStore implements GuardStore {

    /** No dialog is named so (v1 §1.2). */
    private static final String PREFIX = "guard:";

    private final Held held;
    private final PortalId portal;
    private final String bot;
    private final String entry;
    private final List<SessionChange> changes = new ArrayList<>();

    public DurableGuardStore(Held held, PortalId portal, String bot, String entry) {
        this.held = held;
        this.portal = portal;
        this.bot = bot;
        this.entry = entry;
    }

    /** What the events of this process are about to remember, or have remembered. Safe for use by several threads. */
    public static final class Held {

        private static final int MANY = 10_000;

        /** By then the event is done, and the journal knows. */
        private static final Duration SURE = Duration.ofHours(1);

        private final SessionStore sessions;
        private final Clock clock;
        private final Map<SessionKey, Hold> holds = new ConcurrentHashMap<>();
        private volatile int crowded = MANY;

        public Held(SessionStore sessions, Clock clock) {
            this.sessions = sessions;
            this.clock = clock;
        }

        /** An event that is handled once more finds what it held the first time. */
        private record Hold(Instant until, String entry, Instant since) {
            boolean isNeeded(Instant now) {
                return now.isBefore(until) && now.isBefore(since.plus(SURE));
            }
        }

        private Optional<Instant> until(SessionKey key, String entry) {
            Instant now = clock.instant();
            Optional<Instant> here = Optional.ofNullable(holds.get(key))
                    .filter(hold -> !hold.entry().equals(entry))
                    .map(Hold::until);
            return here.or(() -> sessions.session(key).map(state -> Instant.ofEpochMilli(Long.parseLong(state))))
                    .filter(now::isBefore);
        }

        private boolean hold(SessionKey key, Instant until, String entry) {
            Instant now = clock.instant();
            if (holds.size() >= crowded) {
                holds.values().removeIf(hold -> !hold.isNeeded(now));
                // Not to look through all of them at each event.
                crowded = Math.max(MANY, 2 * holds.size());
            }
            Hold mine = new Hold(until, entry, now);
            return holds.merge(
                            key,
                            mine,
                            (before, after) -> now.isBefore(before.until())
                                            && !before.entry().equals(entry)
                                    ? before
                                    : after)
                    .equals(mine);
        }

        /** How many are held here. */
        public int size() {
            return holds.size();
        }

        /** Lets go of all an event holds; what was written of it, the journal knows. */
        public void letGo(String entry) {
            holds.values().removeIf(hold -> hold.entry().equals(entry));
        }

        private void drop(SessionKey key) {
            holds.remove(key);
        }

        private void letGo(SessionKey key, String entry) {
            holds.computeIfPresent(key, (same, hold) -> hold.entry().equals(entry) ? null : hold);
        }
    }

    @Override
    public Optional<Instant> until(String what) {
        return held.until(key(what), entry);
    }

    @Override
    public boolean remember(String what, Instant until) {
        SessionKey key = key(what);
        boolean remembered = held.hold(key, until, entry);
        if (remembered) {
            changes.add(new SessionChange.Put(key, String.valueOf(until.toEpochMilli()), Optional.of(until)));
        }
        return remembered;
    }

    @Override
    public void forget(String what) {
        SessionKey key = key(what);
        held.drop(key);
        changes.removeIf(change -> change.key().equals(key));
        changes.add(new SessionChange.Remove(key));
    }

    /** How much is to be committed so far. */
    int mark() {
        return changes.size();
    }

    /** Takes back what was to be committed before a mark. */
    void forgetUntil(int mark) {
        List<SessionChange> before = changes.subList(0, mark);
        before.forEach(change -> held.letGo(change.key(), entry));
        before.clear();
    }

    /** What is to be committed with the event. */
    public List<SessionChange> changes() {
        return List.copyOf(changes);
    }

    /** The event failed: nothing of it is remembered. */
    void forget() {
        forgetUntil(mark());
    }

    private SessionKey key(String what) {
        return new SessionKey(portal, bot, PREFIX + digest(what), 0);
    }

    /** Handlers may have long names. */
    private static String digest(String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("This JVM has no SHA-256.", absent);
        }
    }
}
