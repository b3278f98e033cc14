package io.github.imbot4j.benchmarks.compare;

/** Searches in bytes. */
final class Bytes {

    private Bytes() {}

    /** Returns where a sequence begins, or -1. */
    static int indexOf(byte[] in, int from, int to, byte[] what) {
        for (int at = from; at <= to - what.length; at++) {
            int matched = 0;
            while (matched < what.length && in[at + matched] == what[matched]) {
                matched++;
            }
            if (matched == what.length) {
                return at;
            }
        }
        return -1;
    }
}
