package io.github.imbot4j.emulator.state;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The links by which files are downloaded without credentials, once each (v2 §5).
 *
 * <p>Safe for use by several threads.
 */
public final class Downloads {

    private static final int BYTES = 24;

    private final Map<String, Long> files = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    Downloads() {}

    /**
     * The value of a new link's parameter {@code token}, encoded for the address.
     *
     * @param kind whose link it is: {@code imbot} or {@code im}
     */
    public String issue(String kind, long fileId) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        files.put(kind + "|" + token, fileId);
        return kind + "%7C" + token;
    }

    /** The file of a link, which is used up. */
    public Optional<Long> use(String token) {
        return Optional.ofNullable(files.remove(token));
    }
}
