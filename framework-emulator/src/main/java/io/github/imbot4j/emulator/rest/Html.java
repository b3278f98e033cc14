package io.github.imbot4j.emulator.rest;

/** Escape text for HTML, as the server does with some fields before it stores them. */
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
