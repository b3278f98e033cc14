package io.github.imbot4j.http.server;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/** A posted form, parsed from the received body. */
final class FormBody {

    private static final String FORM = "application/x-www-form-urlencoded";

    private FormBody() {}

    /**
     * Returns the form. A body that does not say what it is is taken for one: it has to parse, and to prove itself, all the
     * same.
     *
     * @throws UnacceptableBody with 415 when it says to be something else
     */
    static byte[] of(Context http) {
        // As it was sent: the servlet's own reader throws on a charset that it does not know.
        String type = Optional.ofNullable(http.header("Content-Type")).orElse("");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.isEmpty() && !plain.equals(FORM)) {
            throw new UnacceptableBody(415, "The content type is not " + FORM + ".");
        }
        return BodyReceiver.body(http.req()::getAttribute);
    }
}
