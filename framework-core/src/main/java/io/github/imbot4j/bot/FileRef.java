package io.github.imbot4j.bot;

import java.time.Instant;

/**
 * A file attached to a message (v1 §6.6). Links need a portal session; a bot downloads through {@code disk.file.get}.
 *
 * @param id the Drive file id
 * @param name may be empty when only the id was given
 * @param type {@code image}, {@code video}, {@code audio} or {@code file}; may be empty
 * @param extension without the dot
 * @param size in bytes; {@code 0} when unknown
 * @param width of an image in pixels, else {@code 0}
 * @param height of an image in pixels, else {@code 0}
 * @param authorId who uploaded it; {@code 0} when unknown
 * @param urlDownload may be empty
 * @param voiceNote whether it was spoken into the chat
 * @param videoNote whether it was filmed into the chat
 * @param date when it was uploaded; {@link Instant#EPOCH} when unknown
 * @param status {@code done} once it is all there; may be empty
 * @param authorName who uploaded it; plain text, may be empty
 * @param urlPreview a smaller picture; may be empty
 * @param urlShow may be empty
 */
public record FileRef(
        long id,
        String name,
        String type,
        String extension,
        long size,
        int width,
        int height,
        long authorId,
        String urlDownload,
        boolean voiceNote,
        boolean videoNote,
        Instant date,
        String status,
        String authorName,
        String urlPreview,
        String urlShow) {

    /** A file of which neither upload nor further links are known. */
    public FileRef(
            long id,
            String name,
            String type,
            String extension,
            long size,
            int width,
            int height,
            long authorId,
            String urlDownload,
            boolean voiceNote,
            boolean videoNote) {
        this(
                id,
                name,
                type,
                extension,
                size,
                width,
                height,
                authorId,
                urlDownload,
                voiceNote,
                videoNote,
                Instant.EPOCH,
                "",
                "",
                "",
                "");
    }

    /** Leaves the addresses out: some bear a token, with which anybody can load the file. */
    @Override
    public String toString() {
        return "FileRef[" + id + ", " + name + ", " + type + ", " + size + " bytes]";
    }

    /** A file of which only the id is known. */
    public static FileRef ofId(long id) {
        return new FileRef(id, "", "", "", 0, 0, 0, 0, "", false, false);
    }
}
