package io.github.imbot4j.jdbc;

/** Make words for people fit to be stored: PostgreSQL refuses the character zero, and nobody reads a novel. */
final class StorableText {

    private static final int MOST = 4_000;

    private StorableText() {}

    static String of(String text) {
        String clean = text.replace('\u0000', '\uFFFD');
        return clean.length() <= MOST ? clean : clean.substring(0, MOST - 1) + "…";
    }
}
