package io.github.imbot4j.emulator.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A message as the server stores it: text after its cuts, keyboard, menu and attachment after their normalisation.
 * Keyboards, menus and attachments are trees of maps, lists, strings, numbers and booleans, with the server's own keys.
 *
 * @param authorId {@code 0} for the system
 * @param text with BB code
 * @param system whether it has the system look
 * @param extra what only some messages have
 */
public record Message(
        long id, long chatId, long authorId, Instant date, String text, boolean system, boolean deleted, Extra extra) {

    /**
     * The properties that only some messages have.
     *
     * @param attach the attachments: a list of {@code {ID, COLOR, COLOR_TOKEN, DESCRIPTION, BLOCKS}}
     * @param keyboard the buttons, as {@code {BUTTONS: [...], ...}}; absent for none
     * @param menu the items of the context menu; absent for none
     * @param files ids of files
     * @param replyTo the message answered; {@code 0} for none
     * @param likes user ids
     * @param templateId the client's own id of the message; may be empty
     * @param urlPreview whether links are previewed (URL_PREVIEW)
     * @param edited whether people see it marked as edited; bots' edits are not (v1 §4.2)
     */
    public record Extra(
            List<Map<String, Object>> attach,
            Optional<Map<String, Object>> keyboard,
            Optional<Map<String, Object>> menu,
            List<Long> files,
            long replyTo,
            Set<Long> likes,
            String templateId,
            boolean urlPreview,
            boolean edited) {

        /** Nothing of it. */
        public static final Extra NONE =
                new Extra(List.of(), Optional.empty(), Optional.empty(), List.of(), 0, Set.of(), "", true, false);

        public Extra {
            attach = List.copyOf(attach);
            files = List.copyOf(files);
            likes = Set.copyOf(likes);
        }

        public Extra withAttach(List<Map<String, Object>> other) {
            return new Extra(other, keyboard, menu, files, replyTo, likes, templateId, urlPreview, edited);
        }

        public Extra withKeyboard(Optional<Map<String, Object>> other) {
            return new Extra(attach, other, menu, files, replyTo, likes, templateId, urlPreview, edited);
        }

        public Extra withMenu(Optional<Map<String, Object>> other) {
            return new Extra(attach, keyboard, other, files, replyTo, likes, templateId, urlPreview, edited);
        }

        public Extra withFiles(List<Long> other) {
            return new Extra(attach, keyboard, menu, other, replyTo, likes, templateId, urlPreview, edited);
        }

        public Extra withReplyTo(long messageId) {
            return new Extra(attach, keyboard, menu, files, messageId, likes, templateId, urlPreview, edited);
        }

        public Extra withLike(long userId, boolean likesIt) {
            Set<Long> changed = new TreeSet<>(likes);
            if (likesIt) {
                changed.add(userId);
            } else {
                changed.remove(userId);
            }
            return new Extra(attach, keyboard, menu, files, replyTo, changed, templateId, urlPreview, edited);
        }

        public Extra withTemplateId(String other) {
            return new Extra(attach, keyboard, menu, files, replyTo, likes, other, urlPreview, edited);
        }

        public Extra withUrlPreview(boolean other) {
            return new Extra(attach, keyboard, menu, files, replyTo, likes, templateId, other, edited);
        }

        public Extra markedEdited() {
            return new Extra(attach, keyboard, menu, files, replyTo, likes, templateId, urlPreview, true);
        }
    }

    public Message with(String newText) {
        return new Message(id, chatId, authorId, date, newText, system, deleted, extra);
    }

    public Message with(Extra newExtra) {
        return new Message(id, chatId, authorId, date, text, system, deleted, newExtra);
    }

    /** Softly deleted, with the phrase the portal puts in its place. */
    public Message deleted(String phrase) {
        return new Message(id, chatId, authorId, date, phrase, system, true, Extra.NONE);
    }
}
