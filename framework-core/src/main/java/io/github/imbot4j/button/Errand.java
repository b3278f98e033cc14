package io.github.imbot4j.button;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * Name what a button of the framework's own runs. The words travel as they are, for they may be many; the token behind them
 * carries a digest.
 *
 * @param command without the slash; of a sub-command all its words, or the first with the others before the parameters
 * @param params without the token
 */
public record Errand(String command, String params) {

    static final String TYPE = "Errand";

    private static final int LENGTH = 22;

    /** What was pressed, without its token. */
    public static Errand of(String command, String params) {
        return new Errand(command, params.substring(0, Math.max(0, params.lastIndexOf(' '))));
    }

    /** The last word of a button's parameters, where the token is, if there is one. */
    public static String token(String params) {
        return params.substring(params.lastIndexOf(' ') + 1);
    }

    /** The parameters with a token behind them. */
    String with(String token) {
        return (params + " " + token).stripLeading();
    }

    /** What of it is signed. */
    String print() {
        String line = (command + " " + params).replaceAll("\\s+", " ").strip();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return "[\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, LENGTH) + "\"]";
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("This JVM has no SHA-256.", absent);
        }
    }

    /** Whether a token was made for some errand. */
    public static boolean isOne(Token token) {
        return token.type().equals(TYPE);
    }

    /** Itself, if the token was made for it. */
    public Optional<Errand> provenBy(Token token) {
        return isOne(token) && token.payload().equals(print()) ? Optional.of(this) : Optional.empty();
    }
}
