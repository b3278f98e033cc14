package io.github.imbot4j.authorization;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.SessionChange;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.SessionStore;
import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.wire.PortalPost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of bots themselves that events bring (v1 §6.2), sealed in the journal until they end after an hour: one of each bot,
 * replaced when it is a quarter of an hour old.
 *
 * <p>Safe for use by several threads.
 */
public final class BotTokens {

    private static final Logger LOG = LoggerFactory.getLogger(BotTokens.class);

    /** No dialog is named so (v1 §1.2). */
    private static final String PREFIX = "token:";

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final int MANY = 10_000;

    private final SessionStore sessions;
    private final TokenSeal seal;
    private final Clock clock;
    private final Map<SessionKey, Instant> kept = new ConcurrentHashMap<>();

    public BotTokens(SessionStore sessions, TokenSeal seal, Clock clock) {
        this.sessions = sessions;
        this.seal = seal;
        this.clock = clock;
    }

    /** Keeps the tokens of a proven post, where there are none or old ones. Without them the framework works, too. */
    public void keep(PortalPost portalPost, Tenant tenant) {
        for (Event event : portalPost.events()) {
            if (event instanceof BotEvent one
                    && portalPost.bots().containsKey(one.bot().id())) {
                keep(tenant, one.bot(), portalPost.bots().get(one.bot().id()));
            }
        }
    }

    private void keep(Tenant tenant, BotRef bot, Credentials credentials) {
        Instant now = clock.instant();
        SessionKey key = key(tenant.id(), bot.code(), bot.id());
        Instant before = kept.get(key);
        boolean isFresh = before != null && Duration.between(before, now).abs().compareTo(FRESH) < 0;
        if (isFresh || (kept.size() >= MANY && before == null)) {
            return;
        }
        String sealed = seal.seal(credentials.accessToken(), tenant, about(bot.id()));
        if (sealed.isEmpty()) {
            return;
        }
        Instant end = now.plus(LIFE);
        boolean endsEarlier =
                credentials.expiresAt().isAfter(now) && credentials.expiresAt().isBefore(end);
        try {
            sessions.remember(
                    new SessionChange.Put(key, sealed, Optional.of(endsEarlier ? credentials.expiresAt() : end)));
            kept.put(key, now);
        } catch (JournalException storage) {
            LOG.debug(
                    "The token of bot '{}' of portal {} is not kept: {}",
                    bot.code(),
                    tenant.id(),
                    storage.getMessage());
        }
    }

    /** The newest that was kept; none when there is none, or it has ended. */
    public Secret find(Tenant tenant, String bot, long id) {
        return seal.open(sessions.session(key(tenant.id(), bot, id)).orElse(""), tenant, about(id));
    }

    /** Forgets one that the portal refuses: the next event brings another. */
    public void forget(PortalId portal, String bot, long id) {
        SessionKey key = key(portal, bot, id);
        kept.remove(key);
        sessions.remember(new SessionChange.Remove(key));
    }

    private static SessionKey key(PortalId portal, String bot, long id) {
        return new SessionKey(portal, bot, PREFIX + id, 0);
    }

    private static String about(long id) {
        return "bot " + id;
    }
}
