package io.github.imbot4j.phpform;

import io.github.imbot4j.phpform.FormTree.Branch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder of forms that follows PHP's {@code parse_str}, within limits (transport §1.5). Malformed brackets of a key are repaired
 * the way PHP repairs them, so that we see what a portal written in PHP means; of two pairs that contradict each other the later wins.
 *
 * <p>Text is UTF-8. A value that is not gets U+FFFD where it is broken, since a portal may cut a text in the middle of
 * a character; a key that is not is refused. A byte-order mark before the form and line ends around it are not part of
 * it: a proxy, an editor or a shell put them there, and those of a value are escaped. Safe for use by several threads.
 */
public final class FormDecoder {

    private static final String ESCAPED_MARK = "%EF%BB%BF";

    private final FormLimits limits;
    private final KeyParts keyParts = new KeyParts();

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
        return new Reading(body).tree();
    }

    /** The reading of one body. */
    private final class Reading {

        private final byte[] body;
        private final Branch root = new Branch();

        /** What stands in a key or a value, without escapes. */
        private byte[] plain = new byte[256];

        private int length;

        /** The root of the key, then what stands in each pair of brackets; {@link KeyParts#APPEND} for an empty pair. */
        private final List<String> parts = new ArrayList<>();

        /** Whether the key is spelled in another way than the one that needs no repair. */
        private boolean isOdd;

        Reading(byte[] body) {
            this.body = body;
        }

        FormTree tree() {
            int pairs = 0;
            int whole = withoutLineEnds();
            int start = begin(whole);
            while (start < whole) {
                int end = find('&', start, whole);
                if (end > start) {
                    pairs++;
                    if (pairs > limits.pairs()) {
                        throw FormException.tooLarge("The form has more than " + limits.pairs() + " pairs.");
                    }
                    pair(start, end);
                }
                start = end + 1;
            }
            return FormTree.of(root);
        }

        private int begin(int end) {
            int start = skipLineEnds(0, end);
            boolean marked = end - start >= 3
                    && body[start] == (byte) 0xEF
                    && body[start + 1] == (byte) 0xBB
                    && body[start + 2] == (byte) 0xBF;
            if (marked) {
                return skipLineEnds(start + 3, end);
            }
            boolean escaped = end - start >= ESCAPED_MARK.length()
                    && body[start] == '%'
                    && ESCAPED_MARK.equalsIgnoreCase(
                            new String(body, start, ESCAPED_MARK.length(), StandardCharsets.US_ASCII));
            return escaped ? start + ESCAPED_MARK.length() : start;
        }

        private int skipLineEnds(int start, int end) {
            int i = start;
            while (i < end && isLineEnd(body[i])) {
                i++;
            }
            return i;
        }

        private int withoutLineEnds() {
            int end = body.length;
            while (end > 0 && isLineEnd(body[end - 1])) {
                end--;
            }
            return end;
        }

        private int find(char wanted, int start, int end) {
            int i = start;
            while (i < end && body[i] != wanted) {
                i++;
            }
            return i;
        }

        private void pair(int start, int end) {
            int equals = find('=', start, end);
            unescape(start, equals, limits.keyBytes(), "key");
            key();
            if (parts.isEmpty()) {
                return;
            }
            unescape(Math.min(equals + 1, end), end, limits.valueBytes(), "value");
            boolean fresh = put(length == 0 ? "" : new String(plain, 0, length, StandardCharsets.UTF_8));
            if (limits.unique().contains(parts.get(0))) {
                if (!fresh) {
                    throw FormException.malformed(
                            "\"" + KeyParts.quotable(parts) + "\" is said twice or in two shapes; say it once.");
                }
                if (isOdd) {
                    throw FormException.malformed(
                            "\"" + KeyParts.quotable(parts) + "\" is spelled in an odd way; spell it plainly.");
                }
            }
        }

        private void unescape(int start, int end, int limit, String what) {
            int most = Math.min(end - start, limit);
            if (plain.length < most) {
                plain = new byte[Math.max(most, 2 * plain.length)];
            }
            length = 0;
            int i = start;
            while (i < end) {
                if (length == limit) {
                    throw FormException.tooLarge("A " + what + " has more than " + limit + " bytes.");
                }
                int escaped = body[i] == '%' && i + 2 < end ? hex(body[i + 1], body[i + 2]) : -1;
                if (escaped >= 0) {
                    plain[length++] = (byte) escaped;
                    i += 3;
                } else {
                    plain[length++] = body[i] == '+' ? (byte) ' ' : body[i];
                    i++;
                }
            }
        }

        /** Splits the key as PHP does: {@code a[b][c]} is {@code a}, {@code b}, {@code c}; one without a name has no parts. */
        private void key() {
            parts.clear();
            requireUtf8();
            int from = 0;
            int end = keyEnd(from, '\0', length);
            while (from < end && plain[from] == ' ') {
                from++;
            }
            isOdd = from > 0 || end < length;
            int open = keyEnd(from, '[', end);
            int close = keyEnd(open, ']', end);
            if (open == from && open < end) {
                return;
            }
            if (close == end) {
                root(from, end);
                return;
            }
            root(from, open);
            while (close < end) {
                if (parts.size() > limits.depth()) {
                    throw FormException.malformed("A key is nested deeper than " + limits.depth() + " brackets.");
                }
                inner(open + 1, close);
                open = close + 1;
                close = open < end && plain[open] == '[' ? keyEnd(open, ']', end) : end;
            }
            isOdd |= open < end;
        }

        private void root(int from, int end) {
            for (int i = from; i < end; i++) {
                if (plain[i] == ' ' || plain[i] == '.' || plain[i] == '[') {
                    plain[i] = '_';
                    isOdd = true;
                }
            }
            if (from < end) {
                parts.add(keyParts.of(plain, from, end));
            }
        }

        private void inner(int from, int end) {
            boolean isBlank = from == end || (from + 1 == end && KeyParts.isBlank(plain[from]));
            isOdd |= isBlank;
            parts.add(isBlank ? KeyParts.APPEND : keyParts.of(plain, from, end));
        }

        private int keyEnd(int from, char wanted, int end) {
            int i = from;
            while (i < end && plain[i] != wanted) {
                i++;
            }
            return i;
        }

        private void requireUtf8() {
            for (int i = 0; i < length; i++) {
                if (plain[i] < 0) {
                    try {
                        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain, 0, length));
                        return;
                    } catch (CharacterCodingException e) {
                        throw FormException.malformed("A key is not UTF-8.");
                    }
                }
            }
        }

        /** Adds a pair; tells whether it is new, that is, took the place of nothing said before. */
        private boolean put(String text) {
            Branch branch = root;
            boolean fresh = true;
            int last = parts.size() - 1;
            for (int i = 0; i <= last; i++) {
                String part = parts.get(i);
                if (i > 0 && KeyParts.APPEND.equals(part)) {
                    if (branch.isFull()) {
                        return fresh;
                    }
                    part = branch.next();
                }
                branch.count(part);
                FormTree old = branch.get(part);
                Branch known = old == null ? null : old.growing();
                if (i == last) {
                    fresh &= old == null;
                    branch.put(part, FormTree.leaf(text));
                } else if (known != null) {
                    branch = known;
                } else {
                    fresh &= old == null;
                    Branch made = new Branch();
                    branch.put(part, FormTree.of(made));
                    branch = made;
                }
            }
            return fresh;
        }
    }

    private static boolean isLineEnd(byte one) {
        return one == '\r' || one == '\n';
    }

    private static int hex(byte high, byte low) {
        int upper = digit(high);
        int lower = digit(low);
        return upper < 0 || lower < 0 ? -1 : (upper << 4) | lower;
    }

    private static int digit(byte one) {
        if (one >= '0' && one <= '9') {
            return one - '0';
        }
        int letter = one | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
