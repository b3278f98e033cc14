package io.github.imbot4j.lifecycle;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.install.EventVerification;
import io.github.imbot4j.install.EventVerifier;
import io.github.imbot4j.install.InstallFlow;
import io.github.imbot4j.install.InstallQueue;
import io.github.imbot4j.install.InstallVerifier;
import io.github.imbot4j.install.PendingInstall;
import io.github.imbot4j.install.PendingInstalls;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.UninstallVerifier;
import io.github.imbot4j.install.Verification;
import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.problem.SampledLog;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.web.PostResult;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.PortalPost;
import io.github.imbot4j.wire.UnverifiedAuth;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler of installs, updates and uninstalls that arrive as events. What has the right shape is stored, then
 * verified when it is its {@linkplain InstallQueue turn}, and tried again for most of the hour its token lives, because
 * portals send it once (transport §3.5, §5.3 step 2): while a server does not answer, and over a restart. What is
 * refused for good is not tried again.
 *
 * <p>A few posts at a time wait a moment for what comes of them, so that a forged one is refused on the spot while
 * nothing is short. Safe for use by several threads.
 */
public final class InstallEventHandler {

    public static final RetryPolicy RETRIES = RetryPolicy.ofInstalls();

    /** Bytes of what is kept of a post nobody has proven; a real one has some 1,500. */
    private static final int MOST_BYTES = 16_384;

    private static final int WAIT_AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** An access token is dead after an hour (transport §3.2). */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(InstallEventHandler.class);

    private final SampledLog failures = new SampledLog(LOG::error);
    private final FormDecoder decoder = new FormDecoder(FormLimits.standard());

    /** What happens to the app is the same in every generation. */
    private final EventReader reader = new EventReader(Generations.all());

    private final InstallVerifier installs;
    private final EventVerifier events;
    private final UninstallVerifier uninstalls;
    private final InstallQueue queue;
    private final PendingInstalls store;
    private final EventInbox eventInbox;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Semaphore waiting = new Semaphore(WAIT_AT_ONCE);
    private volatile boolean stopped;

    public InstallEventHandler(
            InstallVerifier installs,
            EventVerifier events,
            UninstallVerifier uninstalls,
            InstallQueue queue,
            PendingInstalls store,
            EventInbox eventInbox,
            Scheduler scheduler,
            Clock clock) {
        this.installs = installs;
        this.events = events;
        this.uninstalls = uninstalls;
        this.queue = queue;
        this.store = store;
        this.eventInbox = eventInbox;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** One that is not decided. */
    private static final class Pending {
        private final PendingInstall entry;
        private final PortalPost portalPost;
        private final CompletableFuture<PostResult> first = new CompletableFuture<>();
        private volatile int tries;

        /** When it is its turn next, and when the OAuth server was asked last. */
        private volatile Instant due = Instant.EPOCH;

        private volatile Instant asked = Instant.EPOCH;

        Pending(PendingInstall entry, PortalPost portalPost) {
            this.entry = entry;
            this.portalPost = portalPost;
        }
    }

    /** Goes on with what an earlier process left. */
    public void start() {
        takeOver();
    }

    /** Takes up nothing further; what is not decided stays in the store. */
    public void stop() {
        stopped = true;
    }

    /** Takes an install or an update. */
    public PostResult receive(PortalPost portalPost, byte[] form, String address) {
        UnverifiedAuth unverifiedAuth = portalPost.claim();
        if (portalPost.tells(AppUpdated.class)) {
            Optional<Verification> known = installs.knownUpdate(unverifiedAuth, raisedAt(portalPost));
            if (known.isPresent()) {
                return known.get() instanceof Verification.Refused refused
                        ? PostResult.refused(refused.reason())
                        : eventInbox.accept(portalPost);
            }
            events.otherToken(unverifiedAuth);
        }
        Optional<Verification.Refused> objection = installs.objection(unverifiedAuth);
        if (objection.isPresent()) {
            return PostResult.refused(objection.get().reason());
        }
        // The same token again is the same install: portals send each once, with a token of its own.
        String id = portalPost.name() + " "
                + unverifiedAuth.credentials().accessToken().fingerprint();
        return keep(
                new PendingInstall(id, unverifiedAuth.memberId(), address, form, clock.instant()),
                portalPost,
                clock.instant());
    }

    /** Takes an uninstall: it is believed when the tokens are dead, and kept until then. */
    public PostResult uninstall(PortalPost portalPost, byte[] form, String address) {
        EventVerification judged = events.verifyUninstall(portalPost.claim(), raisedAt(portalPost));
        if (!(judged instanceof EventVerification.Accepted)) {
            return judged instanceof EventVerification.Late
                    ? PostResult.taken("the portal has uninstalled the app")
                    : PostResult.refused(((EventVerification.Refused) judged).reason());
        }
        if (!eventInbox.hasRoom()) {
            return PostResult.full("the journal is full");
        }
        String portal = portalPost.claim().memberId();
        Instant now = clock.instant();
        PendingInstall entry = new PendingInstall(portalPost.name() + " " + portal, portal, address, form, now);
        Pending before = pending.get(entry.id());
        if (before == null) {
            return keep(entry, portalPost, now);
        }
        // The latest counts: an earlier one may be forged. It is asked about soon, and not once for each post.
        Instant soon = latest(now, before.asked.plus(RETRIES.first()));
        forget(before);
        return keep(entry, portalPost, latest(now, earliest(before.due, soon)));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant raisedAt(PortalPost portalPost) {
        return portalPost.events().get(0).origin().raisedAt();
    }

    private PostResult keep(PendingInstall entry, PortalPost portalPost, Instant due) {
        if (entry.size() > MOST_BYTES) {
            return PostResult.refused(portalPost.name() + ": it is larger than any of a portal");
        }
        if (pending.containsKey(entry.id())) {
            return PostResult.taken("the same is being verified");
        }
        if (!queue.hold(entry.portal(), entry.address(), entry.size())) {
            return PostResult.full("too many installs wait for their verification");
        }
        Pending one = new Pending(entry, portalPost);
        if (pending.putIfAbsent(entry.id(), one) != null) {
            queue.release(entry.portal(), entry.address(), entry.size());
            return PostResult.taken("the same is being verified");
        }
        try {
            store.add(entry);
        } catch (RuntimeException storage) {
            forget(one);
            throw storage;
        }
        boolean isDue = !due.isAfter(clock.instant());
        boolean isShort = queue.isShort();
        schedule(one, due);
        return isDue ? await(one, isShort) : PostResult.taken("it is verified soon");
    }

    private void schedule(Pending one, Instant due) {
        one.due = due;
        Duration wait = Duration.between(clock.instant(), due);
        if (wait.isNegative() || wait.isZero()) {
            enqueue(one);
        } else {
            scheduler.after(wait, () -> enqueue(one));
        }
    }

    private PostResult await(Pending one, boolean isShort) {
        PostResult kept = PostResult.taken("it is kept, and verified when it is its turn");
        if (isShort || !waiting.tryAcquire()) {
            return kept;
        }
        try {
            return one.first.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException later) {
            return kept;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return kept;
        } finally {
            waiting.release();
        }
    }

    private void enqueue(Pending one) {
        if (isPending(one)) {
            queue.add(one.entry.portal(), one.entry.address(), () -> attempt(one));
        }
    }

    /** Whether nothing has decided or replaced it. */
    private boolean isPending(Pending one) {
        return pending.get(one.entry.id()) == one;
    }

    private void attempt(Pending one) {
        if (stopped || !isPending(one)) {
            return;
        }
        one.asked = clock.instant();
        Optional<PostResult> decided;
        try {
            decided = one.portalPost.tells(AppUninstalled.class) ? decideUninstall(one) : decide(one);
        } catch (RuntimeException failure) {
            // A store that fails is no reason to lose it.
            failures.say(
                    "",
                    "Could not settle " + one.portalPost.name() + " of portal \"" + one.entry.portal()
                            + "\"; trying again.",
                    failure);
            decided = Optional.empty();
        }
        if (decided.isPresent()) {
            settled(one);
            one.first.complete(decided.get());
        } else {
            again(one);
            one.first.complete(PostResult.taken("it cannot be verified or stored now; it is tried again"));
        }
    }

    private Optional<PostResult> decide(Pending one) {
        UnverifiedAuth unverifiedAuth = one.portalPost.claim();
        Verification outcome = one.portalPost.tells(AppUpdated.class)
                ? installs.verifyUpdate(unverifiedAuth, raisedAt(one.portalPost))
                : installs.verify(unverifiedAuth, InstallFlow.EVENT);
        if (outcome instanceof Verification.Refused refused) {
            return Optional.of(PostResult.refused(refused.reason()));
        }
        return outcome instanceof Verification.Verified
                ? Optional.of(eventInbox.accept(one.portalPost)).filter(taken -> taken.status() == 200)
                : Optional.empty();
    }

    private Optional<PostResult> decideUninstall(Pending one) {
        UnverifiedAuth unverifiedAuth = one.portalPost.claim();
        EventVerification judged = events.verifyUninstall(unverifiedAuth, raisedAt(one.portalPost));
        if (judged instanceof EventVerification.Late late) {
            // It was marked before the journal had no room.
            return accepted(one, late.tenant());
        }
        if (!(judged instanceof EventVerification.Accepted accepted)) {
            return Optional.of(PostResult.refused(((EventVerification.Refused) judged).reason()));
        }
        return switch (uninstalls.ask(accepted.tenant())) {
            case GONE ->
                events.uninstall(unverifiedAuth, raisedAt(one.portalPost)) instanceof EventVerification.Accepted gone
                        ? accepted(one, gone.tenant())
                        : Optional.of(PostResult.taken("the app was installed again"));
            case INSTALLED, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<PostResult> accepted(Pending one, Tenant tenant) {
        return Optional.of(eventInbox.accept(one.portalPost, tenant)).filter(taken -> taken.status() == 200);
    }

    private void again(Pending one) {
        int attempt = one.tries + 1;
        if (!RETRIES.allowsAfter(attempt)) {
            if (one.portalPost.tells(AppUninstalled.class)) {
                LOG.warn(
                        "Portal {} was said to have removed the app, but its tokens work, or no OAuth server said otherwise for"
                                + " most of an hour: it stays installed. Somebody who knows its application token may have"
                                + " forged that.",
                        one.entry.portal());
            } else {
                failures.say(
                        "",
                        "Lost an install of portal " + one.entry.portal()
                                + ": it could not be verified for most of an hour. Ask its admin to press \"Reinstall\".");
            }
            settled(one);
            return;
        }
        one.tries = attempt;
        schedule(one, clock.instant().plus(RETRIES.pause(attempt, 0)));
    }

    private void settled(Pending one) {
        if (!forget(one)) {
            // The store has what replaced it.
            return;
        }
        try {
            store.remove(one.entry);
        } catch (JournalException storage) {
            // The next process finds it, and finds out that it is known or refused.
            LOG.warn("{} stays in the store although it is decided: {}", one.entry, storage.getMessage());
        }
    }

    private boolean forget(Pending one) {
        boolean isThere = pending.remove(one.entry.id(), one);
        if (isThere) {
            queue.release(one.entry.portal(), one.entry.address(), one.entry.size());
        }
        return isThere;
    }

    private void takeOver() {
        if (stopped) {
            return;
        }
        try {
            store.takeOver().forEach(this::goOn);
        } catch (JournalException storage) {
            LOG.warn("Installs an earlier process left cannot be read for now: {}", storage.getMessage());
            scheduler.after(TAKE_OVER_EVERY, this::takeOver);
            return;
        }
        if (store.isShared()) {
            scheduler.after(TAKE_OVER_EVERY, this::takeOver);
        }
    }

    private void goOn(PendingInstall entry) {
        Optional<PortalPost> post = read(entry);
        if (post.isEmpty() || entry.arrivedAt().plus(LIFE).isBefore(clock.instant())) {
            failures.say(
                    "",
                    "Lost an install of portal " + entry.portal() + ": it waited since " + entry.arrivedAt()
                            + ". Ask its admin to press \"Reinstall\".");
            store.remove(entry);
            return;
        }
        Pending one = new Pending(entry, post.get());
        if (pending.putIfAbsent(entry.id(), one) == null) {
            queue.keep(entry.portal(), entry.address(), entry.size());
            enqueue(one);
        }
    }

    private Optional<PortalPost> read(PendingInstall entry) {
        try {
            return Optional.of(reader.read(decoder.decode(entry.form()), entry.arrivedAt()))
                    .filter(portalPost -> !portalPost.events().isEmpty());
        } catch (FormException unreadable) {
            return Optional.empty();
        }
    }

    /** Uninstalls that are not confirmed, one line each. */
    public List<String> notices() {
        return pending.values().stream()
                .filter(one -> one.tries > 0 && one.portalPost.tells(AppUninstalled.class))
                .map(one -> "portal " + one.entry.portal()
                        + " says that it removed the app, which the OAuth server does not confirm: it stays installed until it"
                        + " does")
                .sorted()
                .toList();
    }
}
