package io.github.imbot4j.reply;

import java.util.List;

/**
 * The formatting of the dates, times and durations of a reply in the language of its reader.
 *
 * @param language two letters as the portal says them
 */
record Localizer(String language) {

    Reply localized(Reply reply) {
        if (reply instanceof NewMessage message) {
            return new NewMessage(
                    localized(message.body()),
                    localized(message.attachment()),
                    message.keyboard(),
                    message.menu(),
                    message.isSystem(),
                    message.hasPreview(),
                    message.isHidden(),
                    message.name());
        }
        Edit edit = (Edit) reply;
        return new Edit(
                edit.body().map(this::localized),
                edit.attachment().map(this::localized),
                edit.keyboard(),
                edit.menu(),
                edit.hasPreview(),
                edit.isHidden());
    }

    private Attachment localized(Attachment attachment) {
        List<Block> blocks = attachment.blocks().stream().map(this::localized).toList();
        return new Attachment(blocks, attachment.frame(), attachment.token(), attachment.description());
    }

    private Block localized(Block block) {
        if (block instanceof MessageBlock message) {
            return new MessageBlock(localized(message.text()), message.isDescription());
        }
        if (block instanceof Grid grid) {
            return new Grid(
                    grid.display(), grid.cells().stream().map(this::localized).toList());
        }
        return block;
    }

    private Cell localized(Cell cell) {
        return new Cell(
                cell.name(),
                localized(cell.value()),
                cell.width(),
                cell.height(),
                cell.color(),
                cell.token(),
                cell.target());
    }

    private Markup localized(Markup markup) {
        if (markup instanceof LocalizedTime timely) {
            return timely.in(language);
        }
        if (markup instanceof Concatenation joined) {
            return Concatenation.of(joined.parts().stream().map(this::localized).toList());
        }
        if (markup instanceof Tagged tagged) {
            return new Tagged(tagged.tag(), localized(tagged.inner()), tagged.oneLine(), tagged.flaws());
        }
        return markup instanceof Quote quote ? new Quote(localized(quote.inner())) : markup;
    }
}
