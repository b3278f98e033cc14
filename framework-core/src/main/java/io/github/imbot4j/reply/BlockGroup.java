package io.github.imbot4j.reply;

import java.util.List;

/** Several blocks of one kind that are shown as one: a gallery, a list of files. */
public record BlockGroup(List<GroupableBlock> blocks) implements Block {

    public BlockGroup {
        blocks = List.copyOf(blocks);
    }
}
