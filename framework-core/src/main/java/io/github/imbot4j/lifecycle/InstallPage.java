package io.github.imbot4j.lifecycle;

import io.github.imbot4j.install.InstallFlow;
import io.github.imbot4j.install.InstallQueue;
import io.github.imbot4j.install.InstallVerifier;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.install.Verification;
import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.problem.SampledLog;
import io.github.imbot4j.registration.Ledgers;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.registration.RegistrationException;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.PortalPost;
import io.github.imbot4j.wire.generation.Generations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The install page in an administrator's browser (transport §3.5 B): it verifies the install, registers the bots, and
 * only then lets the page finish, since the portal drops all events until it does. Opening the page again, as happens
 * when it is the app's main page too, checks the registration and is no new install; for users who are no
 * administrators it only says that the bots are there.
 *
 * <p>Safe for use by several threads.
 */
public final class InstallPage {

    private static final Logger LOG = LoggerFactory.getLogger(InstallPage.class);

    private final SampledLog openings = new SampledLog(LOG::info);
    private final SampledLog failures = new SampledLog(LOG::error);
    private final FormDecoder decoder = new FormDecoder(FormLimits.standard());

    /** What happens to the app is the same in every generation. */
    private final EventReader reader = new EventReader(Generations.all());

    /** Somebody looks at an empty frame meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InstallVerifier verifier;
    private final InstallQueue queue;
    private final Tenants tenants;
    private final Ledgers ledgers;
    private final Registrar registrar;
    private final EventInbox eventInbox;
    private final Clock clock;

    public InstallPage(
            InstallVerifier verifier,
            InstallQueue queue,
            Tenants tenants,
            Ledgers ledgers,
            Registrar registrar,
            EventInbox eventInbox,
            Clock clock) {
        this.verifier = verifier;
        this.queue = queue;
        this.tenants = tenants;
        this.ledgers = ledgers;
        this.registrar = registrar;
        this.eventInbox = eventInbox;
        this.clock = clock;
    }

    /**
     * What the page is to show.
     *
     * @param status the HTTP status
     * @param finished whether the bots were registered now, so that the page may finish the install
     * @param portalOrigin proven; empty when nothing was
     * @param message for the admin; nothing of the post is in it
     */
    public record Shown(int status, boolean finished, Optional<String> portalOrigin, String message) {

        private static Shown refused(int status, String message) {
            return new Shown(status, false, Optional.empty(), message);
        }
    }

    /**
     * Takes one opening of the page.
     *
     * @param from the network it came from; empty when that is not known
     */
    public Shown open(String query, byte[] form, String from) {
        PortalPost portalPost;
        try {
            FormTree address = decoder.decode(query.getBytes(StandardCharsets.UTF_8));
            portalPost = reader.read(address, decoder.decode(form), clock.instant());
        } catch (FormException unreadable) {
            openings.say(from, "The install page was opened without what a portal sends: " + unreadable.getMessage());
            return Shown.refused(unreadable.status(), "Open this page from your Bitrix24, where the app is installed.");
        }
        if (!portalPost.isPage()) {
            return Shown.refused(400, "This is the address of the install page; events have an address of their own.");
        }
        return install(portalPost, from);
    }

    private Shown install(PortalPost portalPost, String from) {
        PortalId portal = portalPost.events().get(0).portal();
        boolean known = tenants.find(portal).filter(Tenant::isActive).isPresent()
                && !ledgers.load(portal).bots().isEmpty();
        Verification verification = verify(portalPost, from);
        if (verification instanceof Verification.Verified verified) {
            return register(portalPost, verified.tenant(), known);
        }
        return verification instanceof Verification.Refused refused
                ? refuse(refused, known)
                : Shown.refused(
                        503,
                        "The authorization server could not be reached, or too many installs are being verified. Open the app again in a minute.");
    }

    private Verification verify(PortalPost portalPost, String from) {
        Optional<Verification.Refused> objection = verifier.objection(portalPost.claim());
        if (objection.isPresent()) {
            openings.say(
                    from, "Refused an install by the page: " + objection.get().reason());
            return objection.get();
        }
        return queue.await(
                        portalPost.claim().memberId(),
                        from,
                        PATIENCE,
                        () -> verifier.verify(portalPost.claim(), InstallFlow.PAGE))
                .orElseGet(() -> new Verification.Unreachable("too many installs are being verified"));
    }

    /** A user of a portal that has the bots looks at the app's page: no install, and nothing wrong either. */
    private static Shown refuse(Verification.Refused refused, boolean known) {
        return refused.portal()
                .filter(proven -> known)
                .map(proven -> new Shown(
                        200,
                        false,
                        Optional.of(origin(proven)),
                        "They work in your chats; there is nothing to do here."))
                .orElseGet(() -> Shown.refused(
                        403, "This could not be verified as an install by an administrator of your Bitrix24."));
    }

    private Shown register(PortalPost portalPost, Tenant tenant, boolean known) {
        Optional<String> origin = Optional.of(origin(tenant.portal()));
        try {
            registrar.reconcile(tenant);
        } catch (RegistrationException refused) {
            failures.say(tenant.id().memberId(), String.valueOf(refused.getMessage()));
            return new Shown(
                    502, false, origin, "Your Bitrix24 refused some of the bots. The app's log says which and why.");
        } catch (RestException unreachable) {
            failures.say(tenant.id().memberId(), "Could not register the bots: " + unreachable.getMessage());
            return new Shown(
                    502,
                    false,
                    origin,
                    "The bots could not be registered in your Bitrix24. Open the app again in a minute.");
        }
        if (!known && eventInbox.accept(portalPost).status() != 200) {
            return new Shown(503, false, origin, "There is no room at the moment. Open the app again in a minute.");
        }
        return new Shown(200, true, origin, known ? "The bots are up to date." : "The bots are installed.");
    }

    private static String origin(Portal portal) {
        String root = portal.endpoint().root().toString();
        return root.substring(0, root.indexOf('/', root.indexOf("://") + 3));
    }
}
