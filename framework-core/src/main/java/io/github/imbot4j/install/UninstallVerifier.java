package io.github.imbot4j.install;

import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.TokenExpiredException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check with the OAuth server whether a portal has removed the app. Every employee who may open the app can read
 * the {@code application_token} (transport §3.3), which is all that an ONAPPUNINSTALL proves itself by; the stored
 * tokens die with the app, and only then (transport §3.5 D, §5.4 no. 6).
 *
 * <p>Safe for use by several threads; a question blocks its thread.
 */
public final class UninstallVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(UninstallVerifier.class);

    /** The app is gone, whoever the token's user is. */
    private static final Set<String> GONE = Set.of("not_installed", "application_not_found");

    /** The app is there, though it may not be used. */
    private static final Set<String> THERE =
            Set.of("payment_required", "insufficient_scope", "invalid_scope", "verification_needed", "wrong_client");

    private final AppSettings settings;
    private final OAuthServers servers;
    private final TenantRest rests;

    /**
     * Asks these.
     *
     * @param rests renew tokens that are too old to tell anything
     */
    public UninstallVerifier(AppSettings settings, OAuthServers servers, TenantRest rests) {
        this.settings = settings;
        this.servers = servers;
        this.rests = rests;
    }

    /** What is known of the app on a portal. */
    public enum Finding {
        /** The stored tokens are dead: the app was removed. */
        GONE,
        /** The stored tokens live: the app is installed. */
        INSTALLED,
        /** Nobody said. */
        UNKNOWN
    }

    /** Asks about one portal, whose tokens are renewed when they are too old to tell. */
    public Finding ask(Tenant tenant) {
        try {
            AppInfo info = servers.appInfo(
                    servers.choose(tenant.oauthServer()), tenant.credentials().accessToken());
            if (!info.clientId().equals(settings.clientId())
                    || !info.memberId().equals(tenant.id().memberId())) {
                return Finding.UNKNOWN;
            }
            return info.installed() ? Finding.INSTALLED : Finding.GONE;
        } catch (RestException refused) {
            LOG.debug("Portal {}: {}", tenant.id(), refused.getMessage());
            if (hasOneOf(GONE, refused)) {
                return Finding.GONE;
            }
            return isDefinite(refused) ? askByRenewal(tenant) : Finding.UNKNOWN;
        }
    }

    /** A token that is merely old, or whose user has left, is no proof; a refresh token that works proves the opposite. */
    private Finding askByRenewal(Tenant tenant) {
        try {
            rests.refresh(tenant.id());
            return Finding.INSTALLED;
        } catch (RestException refused) {
            LOG.debug("Portal {}: {}", tenant.id(), refused.getMessage());
            if (hasOneOf(THERE, refused)) {
                return Finding.UNKNOWN;
            }
            return isDefinite(refused) ? Finding.GONE : Finding.UNKNOWN;
        }
    }

    private static boolean hasOneOf(Set<String> codes, RestException refused) {
        return codes.stream().anyMatch(refused::hasCode);
    }

    private static boolean isDefinite(RestException refused) {
        return refused instanceof TokenExpiredException
                || refused instanceof AuthorizationException
                || refused instanceof AppUnavailableException
                || refused instanceof RejectedException;
    }
}
