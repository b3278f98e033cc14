package io.github.imbot4j.reply;

/**
 * A file to download.
 *
 * @param url where it is
 * @param name may be empty
 * @param size in bytes; {@code 0} when not given
 */
public record FileCard(String url, String name, long size) implements GroupableBlock {

    public FileCard {
        url = DslArguments.text("file.url", url);
        name = DslArguments.text("file.name", name);
    }

    /** Sets the name. */
    public FileCard name(String text) {
        return new FileCard(url, text, size);
    }

    /** Sets the size in bytes. */
    public FileCard size(long bytes) {
        return new FileCard(url, name, bytes);
    }
}
