package io.github.imbot4j.pipeline;

import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.EventVerification;
import io.github.imbot4j.install.EventVerifier;
import io.github.imbot4j.install.InstallQueue;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.lifecycle.EventInbox;
import io.github.imbot4j.lifecycle.InstallEventHandler;
import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.problem.SampledLog;
import io.github.imbot4j.web.PostResult;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.PortalPost;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry point for posts from portals: it parses, authenticates and stores them. The contents of a post are not
 * trusted before its {@code application_token} has been matched with the portal's (transport §5.2); installs go to the
 * {@link InstallEventHandler}.
 *
 * <p>Safe for use by several threads.
 */
public final class EventReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(EventReceiver.class);

    private final SampledLog failures = new SampledLog(LOG::error);
    private final FormDecoder decoder = new FormDecoder(FormLimits.standard());
    private final EventReader reader;
    private final EventVerifier verifier;
    private final InstallEventHandler desk;
    private final EventInbox eventInbox;
    private final Clock clock;
    private final UnaryOperator<FormTree> addressed;

    /**
     * Takes posts.
     *
     * @param addressed puts the id into a post under which its portal is stored
     */
    public EventReceiver(
            EventReader reader,
            EventVerifier verifier,
            InstallEventHandler desk,
            EventInbox eventInbox,
            Clock clock,
            UnaryOperator<FormTree> addressed) {
        this.addressed = addressed;
        this.reader = reader;
        this.verifier = verifier;
        this.desk = desk;
        this.eventInbox = eventInbox;
        this.clock = clock;
    }

    /**
     * Takes a post; the status is what to answer with. Refusals are for the server to log: it knows who posted.
     *
     * @param address the IP address it came from; empty when that is not known
     */
    public PostResult receive(byte[] body, String address) {
        try {
            return receive(reader.read(addressed.apply(decoder.decode(body)), clock.instant()), body, address);
        } catch (FormException unreadable) {
            return new PostResult(unreadable.status(), String.valueOf(unreadable.getMessage()));
        } catch (JournalException storage) {
            return PostResult.full("the store fails: " + storage.getMessage());
        } catch (RuntimeException failure) {
            failures.say("", "Could not receive a post.", failure);
            return PostResult.full("the framework failed: " + failure.getClass().getName());
        }
    }

    private PostResult receive(PortalPost portalPost, byte[] body, String address) {
        if (portalPost.isPage()) {
            return new PostResult(400, "the install page was posted to the address of events");
        }
        if (portalPost.tells(AppInstalled.class) || portalPost.tells(AppUpdated.class)) {
            return desk.receive(portalPost, body, InstallQueue.network(address));
        }
        return portalPost.tells(AppUninstalled.class)
                ? desk.uninstall(portalPost, body, InstallQueue.network(address))
                : admit(portalPost, verifier.verify(portalPost.claim(), raisedAt(portalPost)));
    }

    private PostResult admit(PortalPost portalPost, EventVerification verification) {
        if (verification instanceof EventVerification.Accepted accepted) {
            return eventInbox.accept(portalPost, accepted.tenant());
        }
        return verification instanceof EventVerification.Late late
                ? late(portalPost, late.tenant())
                : PostResult.refused(((EventVerification.Refused) verification).reason());
    }

    /** A portal queues the deletion of each bot beside its uninstall, in any order (v1 §6.13); the rest has nobody to answer. */
    private PostResult late(PortalPost portalPost, Tenant tenant) {
        boolean isRemoval =
                !portalPost.events().isEmpty() && portalPost.events().stream().allMatch(BotRemoved.class::isInstance);
        if (isRemoval) {
            return eventInbox.accept(portalPost, tenant);
        }
        LOG.debug("Dropped {} of portal {}: it has uninstalled the app.", portalPost.name(), tenant.id());
        return PostResult.taken("the portal has uninstalled the app");
    }

    private Instant raisedAt(PortalPost portalPost) {
        return portalPost.events().stream()
                .findFirst()
                .map(Event::origin)
                .map(Event.Origin::raisedAt)
                .orElseGet(clock::instant);
    }
}
