package io.github.imbot4j.reply;

/**
 * Show an image.
 *
 * @param url of the image
 * @param name may be empty
 * @param preview address of a small version; empty to show the image itself
 * @param width in pixels; {@code 0} when not given
 * @param height in pixels; {@code 0} when not given
 */
public record Picture(String url, String name, String preview, int width, int height) implements Listable {

    public Picture {
        url = Given.text("picture.url", url);
        name = Given.text("picture.name", name);
        preview = Given.text("picture.preview", preview);
    }

    /** Sets the name. */
    public Picture name(String text) {
        return new Picture(url, text, preview, width, height);
    }

    /** Sets the address of a small version. */
    public Picture preview(String smallUrl) {
        return new Picture(url, name, smallUrl, width, height);
    }

    /** Sets width and height in pixels; clients lay out better when they know both. */
    public Picture size(int pixelsWide, int pixelsHigh) {
        return new Picture(url, name, preview, pixelsWide, pixelsHigh);
    }
}
