package io.github.imbot4j.event;

/**
 * Name a file that came with a message (v1 §6.6). Links need a portal session; a bot downloads through {@code
 * disk.file.get}.
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
        boolean videoNote) {

    /** A file of which only the id is known. */
    public static FileRef ofId(long id) {
        return new FileRef(id, "", "", "", 0, 0, 0, 0, "", false, false);
    }
}
