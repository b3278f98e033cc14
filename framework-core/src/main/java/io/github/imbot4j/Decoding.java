package io.github.imbot4j;

/** Read a recorded post without running anything: what the command line's {@code decode} shows. */
public final class Decoding {

    private Decoding() {}

    /**
     * Turns a posted form into the typed events, as JSON for people, with secrets masked.
     *
     * @param form the body as posted
     * @throws IllegalArgumentException when it cannot be read, saying why
     */
    @SuppressWarnings("DoNotCallSuggester") // until the reader is there
    public static String toJson(byte[] form) {
        throw new UnsupportedOperationException("decode " + form.length + " bytes");
    }
}
