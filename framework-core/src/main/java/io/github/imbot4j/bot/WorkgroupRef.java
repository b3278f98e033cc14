package io.github.imbot4j.bot;

import io.github.imbot4j.reply.Markup;
import io.github.imbot4j.reply.Replies;

/**
 * A reference to a workgroup or project: a link to {@code /workgroups/group/3/}.
 *
 * @param id positive
 * @param label the text of the link; may be empty, and may be anything
 */
public record WorkgroupRef(long id, String label) implements Reference {

    @Override
    public Markup said() {
        String path = "/workgroups/group/" + id + "/";
        return Replies.link(label.isBlank() ? path : label, path);
    }
}
