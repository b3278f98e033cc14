package io.github.imbot4j.benchmarks.compare;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A reader of HTTP/1.1 messages with a length, requests or answers, that costs next to nothing. Not safe for several threads. */
final class HttpInput {

    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private byte[] buffer = new byte[16_384];
    private int filled;

    HttpInput(InputStream in) {
        this.in = in;
    }

    /** A message: its first line, and the bytes of its body. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, nor kept
    record Message(String line, byte[] body) {}

    /** Reads one; empty at the end of the connection. */
    Optional<Message> next() throws IOException {
        int head = Bytes.indexOf(buffer, 0, filled, END);
        while (head < 0) {
            if (!fill()) {
                return Optional.empty();
            }
            head = Bytes.indexOf(buffer, 0, filled, END);
        }
        String text = new String(buffer, 0, head, StandardCharsets.US_ASCII);
        int begin = head + END.length;
        int end = begin + length(text);
        while (filled < end) {
            if (!fill()) {
                throw new EOFException("The connection was closed within a message.");
            }
        }
        byte[] body = Arrays.copyOfRange(buffer, begin, end);
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        filled -= end;
        return Optional.of(new Message(text.lines().findFirst().orElse(""), body));
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at < 0) {
            return 0;
        }
        int end = lower.indexOf('\r', at + 2);
        return Integer.parseInt(
                lower.substring(at + 17, end < 0 ? lower.length() : end).strip());
    }

    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }
}
