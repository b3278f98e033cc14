package io.github.imbot4j.http.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Read a posted form, and no more of it than is bearable (transport §5.4 no. 12). */
final class FormBody {

    /** The largest body that is read, in bytes. */
    static final int MOST_BYTES = 1024 * 1024;

    /** What is read and thrown away of a body that is too large, in bytes, so that its sender gets to read the answer. */
    static final int MOST_DISCARDED = 4 * MOST_BYTES;

    /** How long that may take. */
    private static final Duration DISCARDING = Duration.ofSeconds(2);

    /** How long a body may take to arrive. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(FormBody.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Intake intake;

    FormBody(Intake intake) {
        this.intake = intake;
    }

    /**
     * Reads the body and has something done with it.
     *
     * @throws UnacceptableBody with 415 for another content type, 413 beyond {@link #MOST_BYTES}, 408 beyond {@link
     *     #LONGEST}, 400 when it broke off, 503 when too many are being received
     */
    <T> T with(HttpServletRequest request, Function<byte[], T> use) {
        long said = request.getContentLengthLong();
        Intake.Room room = intake.room(said < 0 ? MOST_BYTES : (int) Math.min(said, MOST_BYTES));
        try {
            return use.apply(read(request));
        } finally {
            room.close();
        }
    }

    private static byte[] read(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM)) {
            throw new UnacceptableBody(415, "The content type is not " + FORM + ".");
        }
        try {
            InputStream body = request.getInputStream();
            if (request.getContentLengthLong() > MOST_DISCARDED) {
                throw tooLarge();
            }
            if (request.getContentLengthLong() > MOST_BYTES) {
                discard(body);
                throw tooLarge();
            }
            return read(body, System.nanoTime() + LONGEST.toNanos());
        } catch (UnacceptableBody refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // A sender that stops, or chunks that are none: Jetty tells of either by its own exceptions.
            throw new UnacceptableBody(400, "The body broke off: " + broken.getMessage());
        }
    }

    private static byte[] read(InputStream body, long deadline) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int length = body.read(part); length >= 0; length = body.read(part)) {
            whole.write(part, 0, length);
            if (whole.size() > MOST_BYTES) {
                discard(body);
                throw tooLarge();
            }
            if (System.nanoTime() > deadline) {
                throw new UnacceptableBody(408, "The body took longer than " + LONGEST.toSeconds() + " s.");
            }
        }
        return whole.toByteArray();
    }

    private static UnacceptableBody tooLarge() {
        return new UnacceptableBody(413, "The body is larger than " + MOST_BYTES + " bytes.");
    }

    /**
     * Reads what is left and throws it away. Closing a connection on bytes that were not read resets it, and the answer
     * with it: whoever sends a little too much would see a broken connection and no reason.
     */
    private static void discard(InputStream body) {
        long deadline = System.nanoTime() + DISCARDING.toNanos();
        byte[] part = new byte[8192];
        int left = MOST_DISCARDED;
        try {
            for (int length = body.read(part); length >= 0; length = body.read(part)) {
                left -= length;
                if (left <= 0 || System.nanoTime() > deadline) {
                    return;
                }
            }
        } catch (IOException | RuntimeException gone) {
            LOG.debug("The rest of a body that is too large did not come: {}", gone.getMessage());
        }
    }
}
