package io.github.imbot4j.install;

/** Untrusted input made safe for a log line: quoted, on one line, shortened. */
final class LogQuoting {

    private static final int LONGEST = 100;

    private LogQuoting() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(isPlain(c) ? c : '?'));
        return shown.append(text.length() > LONGEST ? "…\"" : "\"").toString();
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7f && c != '"';
    }
}
