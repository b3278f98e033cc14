package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;

/**
 * A link to any address: {@code https://…}, or {@code [URL=https://…]label[/URL]}.
 *
 * @param url http, https, or a path on the portal
 * @param label the text of the link; may be empty, and may be anything
 */
public record Link(String url, String label) implements Reference {

    @Override
    public Markup said() {
        return label.isBlank() ? Replies.link(url) : Replies.link(label, url);
    }
}
