package io.github.imbot4j.jdbc;

/** Text for people made storable: PostgreSQL rejects the character zero, and the length is limited. */
final class StorableText {

    private static final int MOST = 4_000;

    private StorableText() {}

    static String of(String text) {
        String clean = text.replace('\u0000', '\uFFFD');
        return clean.length() <= MOST ? clean : clean.substring(0, MOST - 1) + "…";
    }
}
