package io.github.imbot4j.reply;

/**
 * A link with a name, a description and a preview image.
 *
 * @param target an address, a user, a chat or a Network user; all but an address need a name
 * @param name one line of plain text; empty to show the address
 * @param description plain text below the name; may be empty
 * @param html shown instead of the description; sent as it is, never put foreign text into it; may be empty
 * @param preview address of an image; may be empty
 * @param width of the preview in pixels; {@code 0} when not given
 * @param height of the preview in pixels; {@code 0} when not given
 */
public record LinkCard(
        Target target, String name, String description, String html, String preview, int width, int height)
        implements GroupableBlock {

    public LinkCard {
        name = DslArguments.text("link.name", name);
        description = DslArguments.text("link.description", description);
        html = DslArguments.text("link.html", html);
        preview = DslArguments.text("link.preview", preview);
    }

    static LinkCard to(Target target, String name) {
        return new LinkCard(target, name, "", "", "", 0, 0);
    }

    /** Sets the text below the name. */
    public LinkCard description(String text) {
        return new LinkCard(target, name, text, html, preview, width, height);
    }

    /** Sets HTML that is shown instead of the description; it is sent as it is. */
    public LinkCard rawHtml(String code) {
        return new LinkCard(target, name, description, code, preview, width, height);
    }

    /** Sets the preview image. */
    public LinkCard preview(String url) {
        return preview(url, 0, 0);
    }

    /** Sets the preview image and its size in pixels. */
    public LinkCard preview(String url, int pixelsWide, int pixelsHigh) {
        return new LinkCard(target, name, description, html, url, pixelsWide, pixelsHigh);
    }

    /** Shows it as the portal shows a link it expanded itself. */
    public RichLink rich() {
        return new RichLink(this, "");
    }
}
