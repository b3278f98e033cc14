package io.github.imbot4j.button;

import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that signs the tokens of one portal. It is derived from the app's client secret, which never leaves the
 * server, and the portal's id: nothing has to be stored, and it is the same after a restart and on every node.
 * Immutable; never prints the key.
 */
final class ButtonKey {

    /** Half of SHA-256: nobody guesses one of 2^128. */
    static final int SIGNATURE = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "imbot4j buttons 1\0";

    private final byte[] key;

    private ButtonKey(byte[] key) {
        this.key = key;
    }

    /**
     * Makes the key.
     *
     * @throws IllegalStateException when there is no client secret to make it of
     */
    static ButtonKey of(Secret clientSecret, PortalId portal) {
        if (!clientSecret.isPresent()) {
            throw new IllegalStateException(
                    "Buttons that carry records are signed with a key made of the client secret, and"
                            + " there is none. Set it, or use command buttons.");
        }
        return new ButtonKey(hmac(bytes(clientSecret.reveal()), bytes(PURPOSE + portal.memberId())));
    }

    byte[] sign(byte[] text) {
        return Arrays.copyOf(hmac(key, text), SIGNATURE);
    }

    /** Tells keys apart without telling anything about them. */
    short name() {
        byte[] name = hmac(key, bytes("name"));
        return (short) (name[0] << 8 | (name[1] & 0xFF));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
