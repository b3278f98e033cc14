package io.github.imbot4j.emulator.state;

import java.time.Instant;
import java.util.HashMap;
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
     * @param reactions the code of each user's reaction, such as {@code like}, which v1 calls a like
     * @param templateId the client's own id of the message; may be empty
     * @param urlPreview whether links are previewed (URL_PREVIEW)
     * @param edited whether people see it marked as edited; bots' edits are not (v1 §4.2)
     * @param forward the message it was forwarded from (v2 §4.1); absent for none
     */
    public record Extra(
            List<Map<String, Object>> attach,
            Optional<Map<String, Object>> keyboard,
            Optional<Map<String, Object>> menu,
            List<Long> files,
            long replyTo,
            Map<Long, String> reactions,
            String templateId,
            boolean urlPreview,
            boolean edited,
            Optional<Forward> forward) {

        /** The reaction that v1 knows. */
        public static final String LIKE = "like";

        /** Nothing of it. */
        public static final Extra NONE = new Extra(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                Map.of(),
                "",
                true,
                false,
                Optional.empty());

        public Extra {
            attach = List.copyOf(attach);
            files = List.copyOf(files);
            reactions = Map.copyOf(reactions);
        }

        public Extra withAttach(List<Map<String, Object>> other) {
            return new Extra(other, keyboard, menu, files, replyTo, reactions, templateId, urlPreview, edited, forward);
        }

        public Extra withKeyboard(Optional<Map<String, Object>> other) {
            return new Extra(attach, other, menu, files, replyTo, reactions, templateId, urlPreview, edited, forward);
        }

        public Extra withMenu(Optional<Map<String, Object>> other) {
            return new Extra(
                    attach, keyboard, other, files, replyTo, reactions, templateId, urlPreview, edited, forward);
        }

        public Extra withFiles(List<Long> other) {
            return new Extra(
                    attach, keyboard, menu, other, replyTo, reactions, templateId, urlPreview, edited, forward);
        }

        public Extra withReplyTo(long messageId) {
            return new Extra(
                    attach, keyboard, menu, files, messageId, reactions, templateId, urlPreview, edited, forward);
        }

        /** The users who like it: whose reaction is {@link #LIKE}. */
        public Set<Long> likes() {
            Set<Long> users = new TreeSet<>();
            reactions.forEach((user, code) -> {
                if (code.equals(LIKE)) {
                    users.add(user);
                }
            });
            return users;
        }

        /** The same with a user's reaction in place of that user's former one; without any when the code is empty. */
        public Extra withReaction(long userId, String code) {
            Map<Long, String> changed = new HashMap<>(reactions);
            if (code.isEmpty()) {
                changed.remove(userId);
            } else {
                changed.put(userId, code);
            }
            return new Extra(attach, keyboard, menu, files, replyTo, changed, templateId, urlPreview, edited, forward);
        }

        public Extra withForward(Forward from) {
            return new Extra(
                    attach,
                    keyboard,
                    menu,
                    files,
                    replyTo,
                    reactions,
                    templateId,
                    urlPreview,
                    edited,
                    Optional.of(from));
        }

        public Extra withTemplateId(String other) {
            return new Extra(attach, keyboard, menu, files, replyTo, reactions, other, urlPreview, edited, forward);
        }

        public Extra withUrlPreview(boolean other) {
            return new Extra(attach, keyboard, menu, files, replyTo, reactions, templateId, other, edited, forward);
        }

        public Extra markedEdited() {
            return new Extra(attach, keyboard, menu, files, replyTo, reactions, templateId, urlPreview, true, forward);
        }
    }

    /**
     * The origin of a forwarded message.
     *
     * @param messageId the original's id
     * @param userId who wrote the original
     * @param chatId where it stands
     */
    public record Forward(long messageId, long userId, long chatId, Instant date) {}

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
