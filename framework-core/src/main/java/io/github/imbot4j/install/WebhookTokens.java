package io.github.imbot4j.install;

import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets by which a portal knows the bots of an inbound webhook (v1 §1.1, v2 §1): derived from one root, which is derived from the
 * first webhook of the portal and stored with the tenant. So a lost store finds its bots again with the same webhook, and a webhook that
 * is replaced leaves the bots where they are.
 */
public final class WebhookTokens {

    /** A {@code botToken} has at most 40 characters (v2 §2.1), and v1 takes as many. */
    private static final int LENGTH = 40;

    private WebhookTokens() {}

    /** Returns the root for a portal whose first webhook this is. */
    static Secret root(InboundWebhook webhook) {
        return derived(webhook.path(), "root");
    }

    /** Returns the {@code CLIENT_ID} of v1, the same for all bots of the portal. */
    public static Secret clientId(Tenant tenant) {
        return derived(tenant.applicationToken(), "client id");
    }

    /** Returns the {@code botToken} of v2 of the bot with a code, which is its own (v2 §11 no. 3). */
    public static Secret botToken(Tenant tenant, String code) {
        return derived(tenant.applicationToken(), "bot token " + code);
    }

    /**
     * Tells whether a post's {@code application_token} is one that only the portal of a webhook knows: derived from the secret of one of
     * its bots (v2 §8.3 and corrections no. 3), or from the one of v1, with or without the word before it (v1 §6.1, observed no. 3).
     *
     * @param codes of the bots that are registered there
     */
    public static boolean prove(Tenant tenant, Collection<String> codes, Secret token) {
        Secret shared = clientId(tenant);
        boolean proven = shared.matches(token);
        proven |= posted(shared).matches(token);
        for (String code : codes) {
            proven |= posted(botToken(tenant, code)).matches(token);
        }
        return proven;
    }

    private static Secret posted(Secret own) {
        return Secret.of("custom" + own.reveal());
    }

    /** Returns what buttons are signed with where there is no app. */
    static Secret buttons(InboundWebhook webhook) {
        return derived(webhook.path(), "buttons");
    }

    private static Secret derived(Secret from, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(from.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] bytes = mac.doFinal(("imbot4j webhook " + purpose).getBytes(StandardCharsets.UTF_8));
            return Secret.of(HexFormat.of().formatHex(bytes).substring(0, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
