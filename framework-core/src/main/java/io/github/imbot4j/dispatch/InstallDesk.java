package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.Later;
import io.github.imbot4j.install.InstallFlow;
import io.github.imbot4j.install.InstallVerifier;
import io.github.imbot4j.install.Verification;
import io.github.imbot4j.wire.Claim;
import io.github.imbot4j.wire.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Take installs and updates that come as events. The OAuth server is asked while the portal waits, so that a forged one is
 * refused on the spot. When the server cannot be reached, the install is kept and tried again for most of the hour its token
 * lives, because portals send it once (transport §3.5 A, §5.3 step 2): five for each portal, and a hundred in all. They are
 * kept in memory: after a restart, the admin has to press "Reinstall".
 */
final class InstallDesk {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));

    static final int MOST_PENDING = 100;

    /** Characters of what is kept of a post nobody has proven. */
    private static final int MOST_TEXT = 16_384;

    /** Anybody can post in a portal's name; some of its posts may be real. */
    static final int MOST_OF_ONE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(InstallDesk.class);

    private final InstallVerifier verifier;
    private final Inbox inbox;
    private final Later later;
    private final Set<Post> pending = ConcurrentHashMap.newKeySet();

    InstallDesk(InstallVerifier verifier, Inbox inbox, Later later) {
        this.verifier = verifier;
        this.inbox = inbox;
        this.later = later;
    }

    Admission receive(Post post) {
        Verification verification = verify(post);
        if (verification instanceof Verification.Refused refused) {
            return Admission.refused(refused.reason());
        }
        if (verification instanceof Verification.Verified) {
            Admission accepted = inbox.accept(post);
            return accepted.status() == 200 ? accepted : keep(post);
        }
        return keep(post);
    }

    private Verification verify(Post post) {
        Claim claim = post.claim();
        return post.name().equals("ONAPPUPDATE")
                ? verifier.verifyUpdate(claim, raisedAt(post))
                : verifier.verify(claim, InstallFlow.EVENT);
    }

    private static Instant raisedAt(Post post) {
        return post.events().get(0).origin().raisedAt();
    }

    private Admission keep(Post post) {
        if (post.events().toString().length() > MOST_TEXT) {
            return Admission.refused(post.name() + ": it is larger than any install of a portal");
        }
        long same = pending.stream()
                .filter(one -> one.claim().memberId().equals(post.claim().memberId()))
                .count();
        if (pending.size() >= MOST_PENDING || same >= MOST_OF_ONE) {
            return Admission.full("too many installs wait for their verification");
        }
        if (pending.add(post)) {
            tryAgain(post, 0);
        }
        return Admission.taken("it cannot be verified or stored now; it is tried again");
    }

    private void tryAgain(Post post, int tries) {
        if (tries == PAUSES.size()) {
            pending.remove(post);
            LOG.error(
                    "Lost an install of portal {}: it could not be verified for most of an hour. Ask its admin to press"
                            + " \"Reinstall\".",
                    post.claim().memberId());
            return;
        }
        later.after(PAUSES.get(tries), () -> {
            if (settledSafely(post)) {
                pending.remove(post);
            } else {
                tryAgain(post, tries + 1);
            }
        });
    }

    /** A store that fails is no reason to lose the install, or to keep its place for ever. */
    private boolean settledSafely(Post post) {
        try {
            return settle(post);
        } catch (RuntimeException failure) {
            LOG.error(
                    "Could not settle an install of portal {}; trying again.",
                    post.claim().memberId(),
                    failure);
            return false;
        }
    }

    private boolean settle(Post post) {
        Verification verification = verify(post);
        return verification instanceof Verification.Refused
                || (verification instanceof Verification.Verified
                        && inbox.accept(post).status() == 200);
    }
}
