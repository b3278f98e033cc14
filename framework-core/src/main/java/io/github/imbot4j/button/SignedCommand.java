package io.github.imbot4j.button;

import io.github.imbot4j.payload.CompactCodec;
import io.github.imbot4j.payload.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The command that a button of the framework runs. Its words travel in plain text, because they may be long; the token
 * after them carries a digest.
 *
 * @param command without the slash; of a sub-command all its words, or the first with the others before the parameters
 * @param params without the token
 */
public record SignedCommand(String command, String params) {

    static final String TYPE = "Errand";
    static final String OFFER = "Offer";

    private static final int LENGTH = 22;
    private static final int LONGEST_LABEL = 80;

    /** The signed part: a digest of the command line, and what the button says. */
    private record Print(String digest, String label) {}

    /** What was pressed, without its token. */
    public static SignedCommand of(String command, String params) {
        return new SignedCommand(command, params.substring(0, Math.max(0, params.lastIndexOf(' '))));
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
    String print(String label) {
        int end = Math.min(label.codePointCount(0, label.length()), LONGEST_LABEL);
        return CompactCodec.write(new Print(digest(), label.substring(0, label.offsetByCodePoints(0, end))));
    }

    private String digest() {
        String line = (command + " " + params).replaceAll("\\s+", " ").strip();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("This JVM has no SHA-256.", absent);
        }
    }

    /** Whether a token was made for some errand. */
    public static boolean isOne(ButtonToken buttonToken) {
        return buttonToken.type().equals(TYPE) || isOffer(buttonToken);
    }

    /** Tells whether a press with this token says no more than typing the command would. */
    public static boolean isOffer(ButtonToken buttonToken) {
        return buttonToken.type().equals(OFFER);
    }

    /** Returns what the button says, if the token was made for this errand; of older tokens the command line. */
    public Optional<String> label(ButtonToken buttonToken) {
        if (!isOne(buttonToken)) {
            return Optional.empty();
        }
        if (buttonToken.payload().equals("[\"" + digest() + "\"]")) {
            return Optional.of(("/" + command + " " + params).strip());
        }
        try {
            Print print = CompactCodec.read(buttonToken.payload(), Print.class);
            return print.digest().equals(digest()) ? Optional.of(print.label()) : Optional.empty();
        } catch (UnreadableRecordException changed) {
            return Optional.empty();
        }
    }
}
