package io.github.imbot4j.dispatch;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.InstallFlow;
import io.github.imbot4j.install.InstallVerifier;
import io.github.imbot4j.install.Verification;
import io.github.imbot4j.wire.Claim;
import io.github.imbot4j.wire.Post;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Take installs and updates that come as events. The OAuth server is asked while the portal waits, so that a forged one is
 * refused on the spot. When the server cannot be reached, the install is kept and tried again for most of the hour its token
 * lives, because portals send it once (transport §3.5 A, §5.3 step 2): one for each portal, the latest, and a hundred in
 * all. They are kept in memory: after a restart, the admin has to press "Reinstall".
 */
final class InstallDesk {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));

    static final int MOST_PENDING = 100;

    private static final Logger LOG = LoggerFactory.getLogger(InstallDesk.class);

    private final InstallVerifier verifier;
    private final Inbox inbox;
    private final Later later;
    private final Map<String, Post> pending = new ConcurrentHashMap<>();

    InstallDesk(InstallVerifier verifier, Inbox inbox, Later later) {
        this.verifier = verifier;
        this.inbox = inbox;
        this.later = later;
    }

    Admission receive(Post post) {
        Verification verification = verify(post);
        if (verification instanceof Verification.Refused refused) {
            return Admission.refused(post.name() + ": " + refused.reason());
        }
        return verification instanceof Verification.Verified ? inbox.accept(post) : keep(post);
    }

    private Verification verify(Post post) {
        Claim claim = post.claim();
        return post.name().equals("ONAPPUPDATE")
                ? verifier.verifyUpdate(claim, raisedAt(post))
                : verifier.verify(claim, InstallFlow.EVENT);
    }

    private static java.time.Instant raisedAt(Post post) {
        Event event = post.events().get(0);
        return event.origin().raisedAt();
    }

    private Admission keep(Post post) {
        String portal = post.claim().memberId();
        if (pending.size() >= MOST_PENDING && !pending.containsKey(portal)) {
            return Admission.full("too many installs wait to be verified");
        }
        pending.put(portal, post);
        tryAgain(post, 0);
        return Admission.taken("the OAuth server cannot be reached; it will be asked again");
    }

    private void tryAgain(Post post, int tries) {
        String portal = post.claim().memberId();
        if (tries == PAUSES.size()) {
            pending.remove(portal, post);
            LOG.error(
                    "Lost an install of portal {}: the OAuth server could not be reached. Ask its admin to press"
                            + " \"Reinstall\".",
                    portal);
            return;
        }
        later.after(PAUSES.get(tries), () -> {
            if (!post.equals(pending.get(portal))) {
                return;
            }
            boolean settled = settle(post);
            if (settled) {
                pending.remove(portal, post);
            } else {
                tryAgain(post, tries + 1);
            }
        });
    }

    private boolean settle(Post post) {
        Verification verification = verify(post);
        return verification instanceof Verification.Refused
                || (verification instanceof Verification.Verified
                        && inbox.accept(post).status() == 200);
    }
}
