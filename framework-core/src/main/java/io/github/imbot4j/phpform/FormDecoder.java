package io.github.imbot4j.phpform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A decoder of forms that follows PHP's {@code parse_str}, within limits (transport §1.5).
 *
 * <p>Text is UTF-8. A value that is not gets U+FFFD where it is broken, since a portal may cut a text in the middle of
 * a character; a key that is not is refused. A byte-order mark before the form and line ends around it are not part of
 * it: a proxy, an editor or a shell put them there, and those of a value are escaped. Immutable, safe for use by many
 * threads.
 */
public final class FormDecoder {

    private static final String ESCAPED_MARK = "%EF%BB%BF";

    private final FormLimits limits;

    public FormDecoder(FormLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a whole body or query string.
     *
     * @throws FormException with status 413 beyond a limit of size; with 400 for a key that is too deep, not UTF-8, or
     *     a trusted one said twice or in an odd spelling
     */
    public FormTree decode(byte[] body) {
        if (body.length > limits.bytes()) {
            throw FormException.tooLarge("The form has " + body.length + " bytes, more than " + limits.bytes() + ".");
        }
        FormBuilder tree = new FormBuilder();
        int pairs = 0;
        int whole = withoutLineEnds(body);
        int start = begin(body, whole);
        while (start < whole) {
            int end = find('&', body, start, whole);
            if (end > start) {
                pairs++;
                if (pairs > limits.pairs()) {
                    throw FormException.tooLarge("The form has more than " + limits.pairs() + " pairs.");
                }
                pair(body, start, end, tree);
            }
            start = end + 1;
        }
        return tree.build();
    }

    private static int begin(byte[] body, int end) {
        int start = skipLineEnds(body, 0, end);
        boolean marked = end - start >= 3
                && body[start] == (byte) 0xEF
                && body[start + 1] == (byte) 0xBB
                && body[start + 2] == (byte) 0xBF;
        if (marked) {
            return skipLineEnds(body, start + 3, end);
        }
        boolean escaped = end - start >= ESCAPED_MARK.length()
                && ESCAPED_MARK.equalsIgnoreCase(
                        new String(body, start, ESCAPED_MARK.length(), StandardCharsets.US_ASCII));
        return escaped ? start + ESCAPED_MARK.length() : start;
    }

    private static int skipLineEnds(byte[] body, int start, int end) {
        int i = start;
        while (i < end && isLineEnd(body[i])) {
            i++;
        }
        return i;
    }

    private static int withoutLineEnds(byte[] body) {
        int end = body.length;
        while (end > 0 && isLineEnd(body[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isLineEnd(byte one) {
        return one == '\r' || one == '\n';
    }

    private void pair(byte[] body, int start, int end, FormBuilder tree) {
        int equals = find('=', body, start, end);
        String spelled = key(unescape(body, start, equals, limits.keyBytes(), "key"));
        FormKey key = FormKey.parse(spelled, limits.depth());
        if (key.parts().isEmpty()) {
            return;
        }
        byte[] value = unescape(body, Math.min(equals + 1, end), end, limits.valueBytes(), "value");
        boolean fresh = tree.put(key, new String(value, StandardCharsets.UTF_8));
        String root = key.parts().get(0);
        if (limits.unique().contains(root)) {
            if (!fresh) {
                throw FormException.malformed(
                        "\"" + key.quotable() + "\" is said twice or in two shapes; say it once.");
            }
            if (!key.isPlain(spelled)) {
                throw FormException.malformed("\"" + key.quotable() + "\" is spelled in an odd way; spell it plainly.");
            }
        }
    }

    private static int find(char wanted, byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private static String key(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw FormException.malformed("A key is not UTF-8.");
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] unescape(byte[] bytes, int start, int end, int limit, String what) {
        byte[] out = new byte[Math.min(end - start, limit)];
        int length = 0;
        int i = start;
        while (i < end) {
            if (length == limit) {
                throw FormException.tooLarge("A " + what + " has more than " + limit + " bytes.");
            }
            int escaped = bytes[i] == '%' && i + 2 < end ? hex(bytes[i + 1], bytes[i + 2]) : -1;
            if (escaped >= 0) {
                out[length++] = (byte) escaped;
                i += 3;
            } else {
                out[length++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
                i++;
            }
        }
        return length == out.length ? out : Arrays.copyOf(out, length);
    }

    private static int hex(byte high, byte low) {
        int upper = Character.digit(high, 16);
        int lower = Character.digit(low, 16);
        return upper < 0 || lower < 0 ? -1 : (upper << 4) | lower;
    }
}
