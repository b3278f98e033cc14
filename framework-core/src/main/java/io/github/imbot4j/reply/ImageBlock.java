package io.github.imbot4j.reply;

/**
 * An image.
 *
 * @param url of the image
 * @param name may be empty
 * @param preview address of a small version; empty to show the image itself
 * @param width in pixels; {@code 0} when not given
 * @param height in pixels; {@code 0} when not given
 */
public record ImageBlock(String url, String name, String preview, int width, int height) implements GroupableBlock {

    public ImageBlock {
        url = DslArguments.text("picture.url", url);
        name = DslArguments.text("picture.name", name);
        preview = DslArguments.text("picture.preview", preview);
    }

    /** Sets the name. */
    public ImageBlock name(String text) {
        return new ImageBlock(url, text, preview, width, height);
    }

    /** Sets the address of a small version. */
    public ImageBlock preview(String smallUrl) {
        return new ImageBlock(url, name, smallUrl, width, height);
    }

    /** Sets width and height in pixels; clients lay out better when they know both. */
    public ImageBlock size(int pixelsWide, int pixelsHigh) {
        return new ImageBlock(url, name, preview, pixelsWide, pixelsHigh);
    }
}
