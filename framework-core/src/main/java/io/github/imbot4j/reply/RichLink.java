package io.github.imbot4j.reply;

/**
 * A link shown as the portal shows a link it expanded itself.
 *
 * @param card what it shows
 * @param extraImage address of one more image; may be empty
 */
public record RichLink(LinkCard card, String extraImage) implements GroupableBlock {

    public RichLink {
        extraImage = DslArguments.text("link.extraImage", extraImage);
    }

    /** Adds one more image. */
    public RichLink extraImage(String url) {
        return new RichLink(card, url);
    }
}
