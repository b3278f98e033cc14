package io.github.imbot4j.wire.shared;

import io.github.imbot4j.reply.FileCard;
import io.github.imbot4j.reply.GroupableBlock;
import io.github.imbot4j.reply.ImageBlock;
import io.github.imbot4j.reply.LinkCard;
import io.github.imbot4j.reply.RichLink;
import io.github.imbot4j.reply.UserCard;
import java.util.LinkedHashMap;
import java.util.Map;

/** The writer of blocks that occur alone or in a list: links, users, images, files (v1 §8). */
public final class CardWriter {

    private CardWriter() {}

    public static String kind(GroupableBlock card) {
        if (card instanceof LinkCard) {
            return "LINK";
        }
        if (card instanceof RichLink) {
            return "RICH_LINK";
        }
        if (card instanceof UserCard) {
            return "USER";
        }
        return card instanceof ImageBlock ? "IMAGE" : "FILE";
    }

    public static Map<String, Object> fields(GroupableBlock card) {
        if (card instanceof LinkCard link) {
            return link(link)
                    .number("WIDTH", link.width())
                    .number("HEIGHT", link.height())
                    .map();
        }
        if (card instanceof RichLink rich) {
            return rich(rich);
        }
        if (card instanceof UserCard user) {
            return user(user);
        }
        if (card instanceof ImageBlock picture) {
            return new BlockFields()
                    .plain("LINK", picture.url())
                    .line("NAME", picture.name())
                    .plain("PREVIEW", picture.preview())
                    .number("WIDTH", picture.width())
                    .number("HEIGHT", picture.height())
                    .map();
        }
        FileCard file = (FileCard) card;
        return new BlockFields()
                .plain("LINK", file.url())
                .line("NAME", file.name())
                .number("SIZE", file.size())
                .map();
    }

    private static BlockFields link(LinkCard link) {
        return new BlockFields()
                .target(link.target())
                .line("NAME", link.name())
                .text("DESC", link.description())
                .text("HTML", link.html())
                .plain("PREVIEW", link.preview());
    }

    private static Map<String, Object> rich(RichLink rich) {
        Map<String, Object> fields = new LinkedHashMap<>(link(rich.card()).map());
        Map<String, Object> size = new BlockFields()
                .number("WIDTH", rich.card().width())
                .number("HEIGHT", rich.card().height())
                .map();
        if (!size.isEmpty()) {
            fields.put("PREVIEW_SIZE", size);
        }
        if (!rich.extraImage().isEmpty()) {
            fields.put("EXTRA_IMAGE", rich.extraImage());
        }
        return fields;
    }

    private static Map<String, Object> user(UserCard user) {
        BlockFields fields = new BlockFields().line("NAME", user.name()).plain("AVATAR", user.avatar());
        user.avatarType().ifPresent(type -> fields.plain("AVATAR_TYPE", type.name()));
        return fields.target(user.target()).map();
    }
}
