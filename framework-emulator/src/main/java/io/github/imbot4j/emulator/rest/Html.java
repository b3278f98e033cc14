package io.github.imbot4j.emulator.rest;

/** The HTML escaping that the server applies to some fields before it stores them. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
