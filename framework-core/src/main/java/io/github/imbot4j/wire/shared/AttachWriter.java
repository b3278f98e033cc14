package io.github.imbot4j.wire.shared;

import io.github.imbot4j.reply.Attachment;
import io.github.imbot4j.reply.Block;
import io.github.imbot4j.reply.BlockGroup;
import io.github.imbot4j.reply.Cell;
import io.github.imbot4j.reply.Divider;
import io.github.imbot4j.reply.Grid;
import io.github.imbot4j.reply.GridLayout;
import io.github.imbot4j.reply.GroupableBlock;
import io.github.imbot4j.reply.MessageBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The writer of attachments (v1 §8). */
public final class AttachWriter {

    /** A list of blocks, or a map when the attachment has a frame or description of its own. */
    public Object write(Attachment attachment) {
        BlockFields frame = frame(attachment);
        List<Map<String, Object>> blocks =
                attachment.blocks().stream().map(AttachWriter::block).toList();
        return frame.isEmpty() ? blocks : full(frame, blocks);
    }

    private static BlockFields frame(Attachment attachment) {
        BlockFields frame = new BlockFields();
        if (attachment.frame() instanceof Attachment.HexFrame hex) {
            frame.plain("COLOR", hex.hex());
        } else if (attachment.frame() == Attachment.NamedFrame.CHAT) {
            frame.plain("COLOR", "CHAT");
        } else if (attachment.frame() == Attachment.NamedFrame.TRANSPARENT) {
            frame.plain("COLOR", "TRANSPARENT");
        }
        attachment.token().ifPresent(token -> frame.token("COLOR_TOKEN", token));
        description(frame, attachment.description());
        return frame;
    }

    /** Always a map, which alone keeps the attachment when a message is changed (v2 corrections, no. 1). */
    public Map<String, Object> writeFull(Attachment attachment) {
        BlockFields frame = frame(attachment);
        return full(frame, attachment.blocks().stream().map(AttachWriter::block).toList());
    }

    private static Map<String, Object> full(BlockFields frame, List<Map<String, Object>> blocks) {
        Map<String, Object> full = new LinkedHashMap<>(frame.map());
        full.put("BLOCKS", blocks);
        return full;
    }

    private static void description(BlockFields frame, Attachment.Description description) {
        if (description instanceof Attachment.TextDescription text) {
            frame.text("DESCRIPTION", keptApart(text.text()));
        } else if (description == Attachment.NamedDescription.FIRST_MESSAGE) {
            frame.plain("DESCRIPTION", "FIRST_MESSAGE");
        } else if (description == Attachment.NamedDescription.NONE) {
            frame.plain("DESCRIPTION", "SKIP_MESSAGE");
        }
    }

    /** Keeps a text that looks like one of the portal's words from acting as it. */
    private static String keptApart(String text) {
        return text.equals("FIRST_MESSAGE") || text.equals("SKIP_MESSAGE") ? text + BlockFields.ZERO_WIDTH_SPACE : text;
    }

    private static Map<String, Object> block(Block block) {
        if (block instanceof MessageBlock message) {
            return Map.of("MESSAGE", message(message));
        }
        if (block instanceof Grid grid) {
            return Map.of(
                    "GRID",
                    grid.cells().stream()
                            .map(cell -> cell(grid.display(), cell))
                            .toList());
        }
        if (block instanceof Divider delimiter) {
            return Map.of(
                    "DELIMITER",
                    new BlockFields()
                            .number("SIZE", delimiter.size())
                            .plain("COLOR", delimiter.color())
                            .map());
        }
        if (block instanceof BlockGroup together) {
            return Map.of(
                    together.blocks().stream().findFirst().map(CardWriter::kind).orElse("LINK"),
                    together.blocks().stream().map(CardWriter::fields).toList());
        }
        GroupableBlock card = (GroupableBlock) block;
        return Map.of(CardWriter.kind(card), CardWriter.fields(card));
    }

    private static Object message(MessageBlock message) {
        String text = PhpEmpty.shown(BlockFields.literal(message.text().bb()));
        return message.isDescription() ? Map.of("TEXT", text, "AS_DESCRIPTION", "Y") : text;
    }

    private static Map<String, Object> cell(GridLayout gridLayout, Cell cell) {
        BlockFields fields = new BlockFields()
                .line("NAME", cell.name())
                .text("VALUE", cell.value().bb())
                .plain("DISPLAY", gridLayout.name())
                .number("WIDTH", cell.width())
                .number("HEIGHT", cell.height())
                .plain("COLOR", cell.color());
        cell.token().ifPresent(token -> fields.token("COLOR_TOKEN", token));
        return fields.target(cell.target()).map();
    }
}
