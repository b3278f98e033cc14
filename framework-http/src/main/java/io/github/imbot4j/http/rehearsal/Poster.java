package io.github.imbot4j.http.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Post a form to a running bot server, as a portal's queue does. */
public final class Poster {

    private static final int PATIENCE_MILLIS = 30_000;

    private Poster() {}

    /**
     * Posts and gives the status of the answer.
     *
     * @throws UncheckedIOException when nobody answered
     */
    public static int post(URI address, byte[] form) {
        try {
            HttpURLConnection http = (HttpURLConnection) address.toURL().openConnection();
            http.setRequestMethod("POST");
            http.setDoOutput(true);
            http.setConnectTimeout(PATIENCE_MILLIS);
            http.setReadTimeout(PATIENCE_MILLIS);
            http.setFixedLengthStreamingMode(form.length);
            http.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            http.setRequestProperty("User-Agent", "Bitrix24 Webhook Engine");
            try (OutputStream body = http.getOutputStream()) {
                body.write(form);
            }
            return http.getResponseCode();
        } catch (IOException failure) {
            throw new UncheckedIOException("No answer from " + address + ".", failure);
        }
    }
}
