package io.github.imbot4j.install;

import io.github.imbot4j.portal.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An install, update or uninstall that was accepted and is not proven yet.
 *
 * @param id the same for the same post; at most 100 characters
 * @param portal the {@code member_id} it claims, of the shape of one
 * @param address where it was posted from; empty when that is not known
 * @param post the body as it was posted, a character for each byte; it has tokens in it
 * @param arrivedAt when it was accepted first
 */
public record PendingInstall(String id, String portal, String address, Secret post, Instant arrivedAt) {

    /** Keeps the body of a post. */
    public PendingInstall(String id, String portal, String address, byte[] form, Instant arrivedAt) {
        this(id, portal, address, Secret.of(new String(form, StandardCharsets.ISO_8859_1)), arrivedAt);
    }

    /** The body as it was posted. */
    public byte[] form() {
        return post.reveal().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The size of the body in bytes. */
    public int size() {
        return post.reveal().length();
    }
}
