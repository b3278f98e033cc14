package io.github.imbot4j.emulator.server;

import io.github.imbot4j.emulator.php.PhpJson;
import java.util.Map;

/** The reply to a request: a response, or none. */
public sealed interface WebReply {

    /**
     * A response.
     *
     * @param location where a redirect points; empty for none
     */
    record Answer(int status, String contentType, String body, String location) implements WebReply {

        static Answer json(int status, Map<String, Object> body) {
            return new Answer(status, "application/json; charset=utf-8", PhpJson.write(body), "");
        }

        static Answer html(int status, String title) {
            String page = "<html>\n<head><title>" + title + "</title></head>\n<body>\n<center><h1>" + title
                    + "</h1></center>\n</body>\n</html>\n";
            return new Answer(status, "text/html", page, "");
        }

        static Answer redirect(String location) {
            return new Answer(302, "text/html", "", location);
        }
    }

    /**
     * A file.
     *
     * @param bytes not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes of a file are not copied, nor compared
    record Download(String contentType, String name, byte[] bytes) implements WebReply {}

    /** The connection is closed without a response. */
    record Closed() implements WebReply {}

    /** The connection stays open without a response. */
    record Silent() implements WebReply {}
}
