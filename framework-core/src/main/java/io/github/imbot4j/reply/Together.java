package io.github.imbot4j.reply;

import java.util.List;

/** Hold several blocks of one kind that are shown as one: a gallery, a list of files. */
public record Together(List<Listable> blocks) implements Block {

    public Together {
        blocks = List.copyOf(blocks);
    }
}
