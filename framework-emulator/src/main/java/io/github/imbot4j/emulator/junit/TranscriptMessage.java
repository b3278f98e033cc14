package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.state.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AssertProvider;

/**
 * A message as users see it in a chat, at the time it was read.
 *
 * @param author who wrote it
 * @param at by the portal's clock
 * @param bbCode the text as stored, with its markup; after a deletion the phrase in its place
 * @param system whether it has the system look
 * @param deleted whether only the phrase is left
 * @param edited whether it was changed after it was posted, by whomever; people see that mark on people's messages only
 * @param rows of the keyboard, from the top; none without a keyboard
 * @param menu the items of the context menu
 * @param attachments as stored, with the portal's own keys (v1 §8)
 * @param files names of files
 * @param reactions the code of each user's reaction, such as {@code like}
 * @param transcript what a failed assertion tells
 */
public record TranscriptMessage(
        long id,
        Author author,
        Instant at,
        String bbCode,
        boolean system,
        boolean deleted,
        boolean edited,
        List<List<KeyboardButton>> rows,
        List<KeyboardButton> menu,
        List<Map<String, Object>> attachments,
        List<String> files,
        Map<Long, String> reactions,
        Transcript transcript)
        implements AssertProvider<TranscriptMessageAssert> {

    /**
     * The author of a message.
     *
     * @param id {@code 0} for the system
     * @param name as shown
     * @param code of a bot; empty for people
     */
    public record Author(long id, String name, String code) {}

    public TranscriptMessage {
        rows = rows.stream().map(List::copyOf).toList();
        menu = List.copyOf(menu);
        attachments = List.copyOf(attachments);
        files = List.copyOf(files);
        reactions = Map.copyOf(reactions);
    }

    /** The text as people read it, without markup. */
    public String text() {
        return PlainText.of(bbCode);
    }

    /** What people read in the attachments, a line for each piece; a grid's cell is {@code name: value}. */
    public String attachmentText() {
        return PlainText.of(StoredAttach.bbCode(attachments));
    }

    /** The ids of the users who like it. */
    public Set<Long> likedBy() {
        return reactedBy(Message.Extra.LIKE);
    }

    /** The ids of the users with this reaction, such as {@code fire}. */
    public Set<Long> reactedBy(String reaction) {
        return reactions.entrySet().stream()
                .filter(one -> one.getValue().equals(reaction))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** All buttons, row by row. */
    public List<KeyboardButton> buttons() {
        return rows.stream().flatMap(List::stream).toList();
    }

    /** For AssertJ: {@code assertThat(message).hasText(…)}. */
    @Override
    public TranscriptMessageAssert assertThat() {
        return new TranscriptMessageAssert(this);
    }

    /** As a line of the transcript. */
    @Override
    public String toString() {
        return author.name() + ": " + PlainText.brief(text());
    }
}
