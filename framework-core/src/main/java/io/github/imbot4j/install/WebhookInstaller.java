package io.github.imbot4j.install;

import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.AppUnavailableException;
import io.github.imbot4j.rest.AuthorizationException;
import io.github.imbot4j.rest.CallInterceptor;
import io.github.imbot4j.rest.PortalMovedException;
import io.github.imbot4j.rest.RejectedException;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.PlatformCalls;
import io.github.imbot4j.wire.Protocols;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The installer of a portal whose inbound webhook is all that is known of it (transport §3.4): it asks the portal what the webhook may do
 * and stores the tenant. A portal that does not answer is stored all the same, and its bots are registered when it does.
 */
public final class WebhookInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookInstaller.class);

    /** What every method of bots needs (v2 §1). */
    private static final String BOTS = "imbot";

    private final Tenants tenants;
    private final RestClient client;
    private final EndpointPolicy policy;
    private final Clock clock;

    /** Stores tenants here, and asks portals that the policy allows. */
    public WebhookInstaller(Tenants tenants, RestClient client, EndpointPolicy policy, Clock clock) {
        this.tenants = tenants;
        this.client = client;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Stores the portal of a webhook, or the new webhook of a portal that is stored.
     *
     * @throws IllegalStateException saying what to do, when the portal does not know the webhook, or it may not be used for bots
     */
    public Tenant install(InboundWebhook webhook) {
        policy.refusal(webhook.endpoint()).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        Optional<Tenant> known = tenants.find(webhook.portal());
        String scope = scope(webhook, known.map(Tenant::scope).orElse(""));
        Tenant tenant = Tenant.ofWebhook(
                webhook,
                known.map(Tenant::applicationToken)
                        .filter(Secret::isPresent)
                        .orElseGet(() -> WebhookTokens.root(webhook)),
                scope,
                known.map(Tenant::installedAt).orElseGet(clock::instant),
                known.map(Tenant::protocol).orElse(Protocols.FIRST));
        if (!known.equals(Optional.of(tenant))) {
            tenants.save(tenant);
        }
        return tenant;
    }

    private String scope(InboundWebhook webhook, String known) {
        String host = webhook.endpoint().host();
        List<String> scopes;
        try {
            scopes = PlatformCalls.scopes(client.call(
                    webhook.portal(),
                    webhook.endpoint(),
                    Credentials.of(webhook),
                    PlatformCalls.scope(),
                    CallInterceptor.OPEN));
        } catch (AuthorizationException | AppUnavailableException | RejectedException refused) {
            throw new IllegalStateException(
                    "Portal " + host + " refuses the inbound webhook: " + refused.getMessage()
                            + " Create one on the portal, Developer resources > Other > Inbound webhook, with the scope "
                            + BOTS + ", and give --webhook its address.",
                    refused);
        } catch (PortalMovedException moved) {
            throw new IllegalStateException(
                    moved.getMessage() + " Give --webhook the address that the portal shows now.", moved);
        } catch (RestException unanswered) {
            LOG.warn(
                    "Portal {} does not say what its inbound webhook may do; its bots are registered when it answers. {}",
                    host,
                    unanswered.getMessage());
            return known;
        }
        if (!scopes.contains(BOTS)) {
            throw new IllegalStateException("The inbound webhook of portal " + host + " lacks the scope " + BOTS
                    + "; it has " + (scopes.isEmpty() ? "none" : String.join(", ", scopes))
                    + ". Open it on the portal, Developer resources > Other > Inbound webhook, add the scope " + BOTS
                    + " (creation and management of chatbots), and start again.");
        }
        return String.join(",", scopes);
    }
}
