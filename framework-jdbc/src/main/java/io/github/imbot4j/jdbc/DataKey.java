package io.github.imbot4j.jdbc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 32 bytes.
 *
 * @param id the first digits of its hash, which give nothing away
 * @param key never to be printed
 */
record DataKey(String id, SecretKey key) {

    private static final int BYTES = 32;

    static DataKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** Reads base64 or hexadecimal; empty when it is not 32 bytes of either. */
    static Optional<DataKey> parse(String text) {
        try {
            boolean hex = text.length() == 2 * BYTES;
            byte[] bytes =
                    hex ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
            return bytes.length == BYTES ? Optional.of(of(bytes)) : Optional.empty();
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    private static DataKey of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new DataKey(HexFormat.of().formatHex(hash, 0, 4), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Base64, for the key file only. */
    String reveal() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
