package io.github.imbot4j.dispatch;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seal the acting user's access token for the way through the journal, so that whoever reads the journal alone cannot use it, and any
 * node that knows the tenant can. Only events of bots with guards are given one.
 *
 * <p>Safe for use by several threads.
 */
final class Passes {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "imbot4j pass 1".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final Set<String> guarded;

    Passes(List<BotModel> bots) {
        this.guarded = bots.stream()
                .filter(bot ->
                        bot.routes().stream().anyMatch(route -> !route.guards().isEmpty()))
                .map(BotModel::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Seals a token for one event.
     *
     * @return empty when there is no token, or nobody will ask
     */
    String seal(Event event, Tenant tenant, Secret token, String key) {
        boolean wanted =
                event instanceof BotEvent one && guarded.contains(one.bot().code());
        if (!wanted || !token.isPresent() || !tenant.applicationToken().isPresent()) {
            return "";
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, tenant, nonce, key)
                    .doFinal(token.reveal().getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("This JVM has no " + CIPHER + ".", absent);
        }
    }

    /** The token; none when there is no pass, or it is not of this event or install. */
    Secret open(String pass, Tenant tenant, String key) {
        if (pass.isEmpty() || !tenant.applicationToken().isPresent()) {
            return Secret.none();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(pass);
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] token = cipher(Cipher.DECRYPT_MODE, tenant, nonce, key)
                    .doFinal(whole, NONCE, Math.max(0, whole.length - NONCE));
            return Secret.of(new String(token, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException foreign) {
            return Secret.none();
        }
    }

    private static Cipher cipher(int mode, Tenant tenant, byte[] nonce, String key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(tenant.applicationToken().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(mac.doFinal(PURPOSE), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant.id().memberId() + " " + key).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
