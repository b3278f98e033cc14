package io.github.imbot4j.samples.gallery;

import static io.github.imbot4j.reply.Replies.link;
import static io.github.imbot4j.reply.Replies.message;
import static io.github.imbot4j.reply.Replies.picture;

import io.github.imbot4j.reply.Block;
import io.github.imbot4j.rest.RestResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture that was found, with what its licence wants to be said.
 *
 * @param url of the picture
 * @param preview address of a small version; may be empty
 * @param page where it comes from; may be empty
 * @param creator may be empty
 * @param licence such as {@code CC BY 2.0}
 */
record FoundPicture(
        String url, String preview, int width, int height, String title, String page, String creator, String licence) {

    /** Reads an image of the service; what lacks an address that can be shown is none. */
    static Optional<FoundPicture> of(RestResponse image) {
        return Optional.of(new FoundPicture(
                        web(image.get("url")),
                        web(image.get("thumbnail")),
                        (int) image.get("width").asLong(0),
                        (int) image.get("height").asLong(0),
                        image.get("title").asText("—"),
                        web(image.get("foreign_landing_url")),
                        image.get("creator").asText(""),
                        licence(image)))
                .filter(found -> !found.url().isEmpty());
    }

    /** The text of an address, if it is one of the web's. */
    private static String web(RestResponse address) {
        String text = address.asText("");
        return text.matches("https?://[^\\s\\\\]+") ? text : "";
    }

    private static String licence(RestResponse image) {
        String name = image.get("license").asText("").toUpperCase(Locale.ROOT);
        String version = image.get("license_version").asText("");
        return ((name.startsWith("BY") ? "CC " : "") + name + " " + version).strip();
    }

    Stream<Block> blocks() {
        String by = creator.isEmpty() ? title : creator;
        return Stream.of(
                picture(url).name(title).preview(preview).size(width, height),
                message(page.isEmpty() ? by : link(by, page), " · ", licence));
    }
}
