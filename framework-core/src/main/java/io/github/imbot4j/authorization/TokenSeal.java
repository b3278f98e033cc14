package io.github.imbot4j.authorization;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of access tokens that the journal keeps: whoever reads the journal alone cannot use them, and any node that knows
 * the tenant can.
 *
 * <p>Safe for use by several threads.
 */
public final class TokenSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "imbot4j pass 1".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    /**
     * Seals a token.
     *
     * @param about what it is for; it can be opened for nothing else
     * @return empty when there is no token, or the tenant has no key
     */
    String seal(Secret token, Tenant tenant, String about) {
        if (!token.isPresent() || !tenant.applicationToken().isPresent()) {
            return "";
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, tenant, nonce, about)
                    .doFinal(token.reveal().getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("This JVM has no " + CIPHER + ".", absent);
        }
    }

    /** Opens it; none when there is none, or it is about something else or of another install. */
    Secret open(String sealed, Tenant tenant, String about) {
        if (sealed.isEmpty() || !tenant.applicationToken().isPresent()) {
            return Secret.none();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] token = cipher(Cipher.DECRYPT_MODE, tenant, nonce, about)
                    .doFinal(whole, NONCE, Math.max(0, whole.length - NONCE));
            return Secret.of(new String(token, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException foreign) {
            return Secret.none();
        }
    }

    private static Cipher cipher(int mode, Tenant tenant, byte[] nonce, String about) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(tenant.applicationToken().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(mac.doFinal(PURPOSE), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant.id().memberId() + " " + about).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
