package io.github.imbot4j.reply;

import java.util.List;

/** The check for attachment blocks that a portal would silently drop (v1 §8). */
final class BlockInspector {

    private final ProblemCollector problemCollector;

    BlockInspector(ProblemCollector problemCollector) {
        this.problemCollector = problemCollector;
    }

    void attachment(Attachment attachment) {
        if (attachment.frame() instanceof Attachment.HexFrame frame) {
            problemCollector.requiredColour("color", frame.hex());
        }
        if (attachment.isEmpty() && !attachment.equals(Attachment.NONE)) {
            problemCollector.add("has no blocks.", "Give it at least one, or leave it out.");
        }
        for (int i = 0; i < attachment.blocks().size(); i++) {
            block(problemCollector.in("block", i), attachment.blocks().get(i));
        }
    }

    private static void block(ProblemCollector at, Block block) {
        if (block instanceof MessageBlock message) {
            if (!MarkupInspector.isVisible(message.text())) {
                at.in("text").add("is empty.", "Give it a text.");
            }
            MarkupInspector.inspect(at.in("text"), message.text());
        } else if (block instanceof Grid grid) {
            grid(at, grid);
        } else if (block instanceof Divider delimiter) {
            at.positive("size", delimiter.size());
            at.colour("color", delimiter.color());
        } else if (block instanceof BlockGroup together) {
            together(at, together.blocks());
        } else if (block instanceof GroupableBlock listable) {
            listable(at, listable);
        }
    }

    private static void together(ProblemCollector at, List<GroupableBlock> blocks) {
        if (blocks.stream().map(GroupableBlock::getClass).distinct().count() != 1) {
            at.add("does not hold blocks of one kind.", "Put blocks of one kind together, at least one.");
        }
        for (int i = 0; i < blocks.size(); i++) {
            listable(at.in("item", i), blocks.get(i));
        }
    }

    private static void listable(ProblemCollector at, GroupableBlock block) {
        if (block instanceof LinkCard link) {
            link(at, link);
        } else if (block instanceof RichLink rich) {
            link(at, rich.card());
            at.optionalAddress("extraImage", rich.extraImage());
        } else if (block instanceof UserCard user) {
            at.text("name", user.name());
            at.optionalAddress("avatar", user.avatar());
            target(at, user.target());
        } else if (block instanceof ImageBlock picture) {
            at.address("url", picture.url());
            at.optionalAddress("preview", picture.preview());
            at.measure("width", picture.width());
            at.measure("height", picture.height());
        } else if (block instanceof FileCard file) {
            at.address("url", file.url());
            at.measure("size", file.size());
        }
    }

    private static void link(ProblemCollector at, LinkCard link) {
        if (!(link.target() instanceof Target.Url)) {
            at.text("name", link.name());
        }
        if (link.target() instanceof Target.Nothing || link.target() instanceof Target.Bot) {
            at.in("target").add("is nothing a link can open.", "Open an address, a user, a chat or a Network user.");
        }
        target(at, link.target());
        at.optionalAddress("preview", link.preview());
        at.measure("width", link.width());
        at.measure("height", link.height());
    }

    private static void grid(ProblemCollector at, Grid grid) {
        if (grid.cells().isEmpty()) {
            at.add("has no cells.", "Give it at least one.");
        }
        for (int i = 0; i < grid.cells().size(); i++) {
            cell(at.in("cell", i), grid.display(), grid.cells().get(i));
        }
    }

    private static void cell(ProblemCollector at, GridLayout gridLayout, Cell cell) {
        if (gridLayout != GridLayout.LINE && cell.name().isBlank() && !MarkupInspector.isVisible(cell.value())) {
            at.add("has neither a name nor a value.", "Give it one, or lay the grid out in LINE.");
        }
        MarkupInspector.inspect(at.in("value"), cell.value());
        at.measure("width", cell.width());
        at.measure("height", cell.height());
        at.colour("color", cell.color());
        if (cell.target() instanceof Target.Bot || cell.target() instanceof Target.Network) {
            at.in("target").add("is nothing a cell can open.", "Open an address, a user or a chat.");
        }
        target(at, cell.target());
    }

    private static void target(ProblemCollector at, Target target) {
        if (target instanceof Target.Url url) {
            at.address("url", url.url());
        } else if (target instanceof Target.User user) {
            at.positive("user", user.id());
        } else if (target instanceof Target.Chat chat) {
            at.positive("chat", chat.id());
        } else if (target instanceof Target.Bot bot) {
            at.positive("bot", bot.id());
        } else if (target instanceof Target.Network network) {
            at.text("network", network.id());
        }
    }
}
