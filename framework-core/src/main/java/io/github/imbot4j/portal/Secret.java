package io.github.imbot4j.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A token or password that never prints. {@link #toString()} is a mask, comparison takes constant time, and an empty
 * secret matches nothing, not even another empty one (transport §7 no. 17).
 */
public final class Secret {

    private static final Secret NONE = new Secret("");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a value; the empty string gives {@link #none()}. */
    public static Secret of(String value) {
        return value.isEmpty() ? NONE : new Secret(value);
    }

    /** The absent secret. */
    public static Secret none() {
        return NONE;
    }

    public boolean isPresent() {
        return !value.isEmpty();
    }

    /** Gives the bare value, for the wire and the store only. */
    public String reveal() {
        return value;
    }

    /**
     * Tells it from others without telling anything about it, for what is kept longer than the secret is needed: its SHA-256 in
     * hexadecimal digits. Only for secrets nobody can guess, such as tokens.
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Compares in constant time; false when either side is empty. */
    public boolean matches(Secret other) {
        boolean equal = MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), other.value.getBytes(StandardCharsets.UTF_8));
        return equal && isPresent() && other.isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return isPresent() ? "***" : "";
    }
}
