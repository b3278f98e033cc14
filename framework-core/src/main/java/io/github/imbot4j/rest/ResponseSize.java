package io.github.imbot4j.rest;

import java.util.Locale;
import java.util.Set;

/** The longest answers that are read, and the largest that are parsed. */
final class ResponseSize {

    /** A message's id, its time, or an error: some hundred bytes. */
    static final int SMALL = 16 * 1024;

    /** What one user, one app or one token is. */
    static final int CARD = 64 * 1024;

    /** What was written, as some methods give back. */
    private static final int WRITTEN = 1024 * 1024;

    private static final Set<String> CARDS =
            Set.of("app.info", "profile", "scope", "server.time", "user.admin", "user.current", "im.revision.get");

    private static final long SMALLEST_TREE = 1024 * 1024;

    /** So many answers may be held at once, by as many handlers, in half of the heap. */
    private static final long LARGEST_TREE =
            Math.max(SMALLEST_TREE, Runtime.getRuntime().maxMemory() / 128);

    private ResponseSize() {}

    /** The longest answer of a call, in bytes after decompression. */
    static int of(Call call) {
        long sum =
                Batch.methods(call).stream().mapToLong(ResponseSize::ofMethod).sum();
        return (int) Math.min(HttpTransport.MAX_ANSWER_BYTES, sum == 0 ? ofMethod(call.method()) : sum);
    }

    private static long ofMethod(String name) {
        String method = name.toLowerCase(Locale.ROOT);
        if (CARDS.contains(method)) {
            return CARD;
        }
        if (MethodIdempotency.isRead(method)) {
            return HttpTransport.MAX_ANSWER_BYTES;
        }
        return method.startsWith("im.") || method.startsWith("imbot.") || method.startsWith("imopenlines.")
                ? SMALL
                : WRITTEN;
    }

    /** Tells whether a JSON text may be parsed: an answer of brackets alone takes thirty times its length as a tree. */
    static boolean isParsable(String json) {
        return json.length() < SMALL || treeBytes(json) <= LARGEST_TREE;
    }

    static long largestTree() {
        return LARGEST_TREE;
    }

    /** At least what the tree of a JSON text takes: a value follows a comma or an opening bracket. */
    private static long treeBytes(String json) {
        long values = 1;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == ',' || c == '[' || c == '{') {
                values++;
            }
        }
        return 4L * json.length() + 100 * values;
    }
}
