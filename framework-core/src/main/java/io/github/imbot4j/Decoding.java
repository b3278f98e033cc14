package io.github.imbot4j;

import io.github.imbot4j.form.FormDecoder;
import io.github.imbot4j.form.FormException;
import io.github.imbot4j.form.FormLimits;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.PostJson;
import java.time.Instant;

/** Read a recorded post without running anything: what the command line's {@code decode} shows. */
public final class Decoding {

    private Decoding() {}

    /**
     * Turns a posted form into the typed events, as JSON for people, with secrets masked. A time the post does not tell is
     * shown as that of 1970.
     *
     * @param form the body as posted
     * @throws IllegalArgumentException when it cannot be read, saying why
     */
    public static String toJson(byte[] form) {
        try {
            return PostJson.write(EventReader.read(new FormDecoder(FormLimits.standard()).decode(form), Instant.EPOCH));
        } catch (FormException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }
}
