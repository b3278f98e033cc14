package io.github.imbot4j.jdbc;

import io.github.imbot4j.portal.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The keys that encrypt secrets at rest, with AES-256-GCM. Several keys may be known; the newest encrypts, and each
 * value names its own. A value is bound to its place: moved to another portal or column, it cannot be decrypted.
 *
 * <p>Safe for use by several threads. It never prints a key.
 */
public final class KeyRing {

    /** The environment variable with the keys, newest first, commas between: base64 or hexadecimal of 32 bytes each. */
    public static final String VARIABLE = "IMBOT_KEY";

    private static final String FORMAT = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final KeySource source;
    private volatile List<DataKey> keys;

    KeyRing(KeySource source) {
        this.source = source;
        this.keys = source.read();
    }

    /** Names the key that encrypts: the first digits of its hash. */
    public String newest() {
        return keys.get(0).id();
    }

    /** How many keys are known. */
    public int size() {
        return keys.size();
    }

    /**
     * Adds a key that encrypts from now on, where keys are in a file.
     *
     * @throws StoreException when they are in the environment, saying what to do
     */
    public void renew() {
        keys = source.add(DataKey.random(random));
    }

    /** Encrypts; an absent secret stays an empty text. */
    String seal(Secret secret, String place) {
        if (!secret.isPresent()) {
            return "";
        }
        DataKey key = keys.get(0);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                run(Cipher.ENCRYPT_MODE, key, nonce, place, secret.reveal().getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return FORMAT + ":" + key.id() + ":" + Base64.getEncoder().encodeToString(whole);
    }

    /**
     * Decrypts.
     *
     * @throws StoreException when the key is not known, or the value is not what was written at that place
     */
    Secret open(String sealed, String place) {
        if (sealed.isEmpty()) {
            return Secret.none();
        }
        String[] parts = sealed.split(":", 3);
        if (parts.length != 3 || !parts[0].equals(FORMAT)) {
            throw broken(place);
        }
        DataKey key = find(parts[1]).orElseThrow(() -> unknown(parts[1], place));
        try {
            byte[] whole = Base64.getDecoder().decode(parts[2]);
            byte[] nonce = new byte[NONCE_BYTES];
            byte[] rest = new byte[whole.length - NONCE_BYTES];
            ByteBuffer.wrap(whole).get(nonce).get(rest);
            return Secret.of(new String(run(Cipher.DECRYPT_MODE, key, nonce, place, rest), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | NegativeArraySizeException cut) {
            throw broken(place);
        }
    }

    /** Whether a value was encrypted with another key than the newest. */
    boolean isOld(String sealed) {
        return !sealed.isEmpty() && !sealed.startsWith(FORMAT + ":" + newest() + ":");
    }

    /** Another process may have added the key meanwhile. */
    private Optional<DataKey> find(String id) {
        Optional<DataKey> known = known(id);
        if (known.isEmpty()) {
            keys = source.read();
            known = known(id);
        }
        return known;
    }

    private Optional<DataKey> known(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static byte[] run(int mode, DataKey key, byte[] nonce, String place, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException refused) {
            throw broken(place);
        }
    }

    private StoreException unknown(String id, String place) {
        return new StoreException("The key " + id + ", which " + place + " was encrypted with, is not known here. "
                + source.remedy() + " Without it the portals have to install the app again.");
    }

    private static StoreException broken(String place) {
        return new StoreException("The encrypted value of " + place
                + " was changed, or is not there where it was written. Restore the store from its backup, or have the"
                + " portal install the app again.");
    }

    @Override
    public String toString() {
        return "KeyRing[" + newest() + "]";
    }
}
