package io.github.imbot4j.bot;

import io.github.imbot4j.annotation.DialogKind;

/**
 * The dialog an event happened in. A handler takes it by type.
 *
 * @param id what an answer is addressed to: {@code "27"} for the private dialog with user 27, {@code "chat45"} else
 * @param chatId the numeric chat id; {@code 0} when the portal did not say
 * @param kind what a bot may expect there
 * @param type the portal's letter: P C O L S N J T A B X; may be empty
 * @param title the chat's name; empty in private dialogs
 * @param ownerId user id of the owner; {@code 0} when unknown
 * @param entity what the chat belongs to
 * @param extranet whether outside users take part
 * @param userCount members; {@code 0} when unknown
 * @param parentChatId for comments the chat they hang on, else {@code 0}
 * @param parentMessageId for comments the message they hang on, else {@code 0}
 * @param color name of the chat's colour, such as {@code BROWN}; may be empty
 * @param canPost the least role that may write, such as {@code MEMBER}; may be empty
 */
public record Dialog(
        String id,
        long chatId,
        DialogKind kind,
        String type,
        String title,
        long ownerId,
        ChatEntity entity,
        boolean extranet,
        int userCount,
        long parentChatId,
        long parentMessageId,
        String color,
        String canPost) {

    /** A dialog that hangs on no other. */
    public Dialog(
            String id,
            long chatId,
            DialogKind kind,
            String type,
            String title,
            long ownerId,
            ChatEntity entity,
            boolean extranet,
            int userCount) {
        this(id, chatId, kind, type, title, ownerId, entity, extranet, userCount, 0, 0, "", "");
    }

    public boolean isPrivate() {
        return kind == DialogKind.PRIVATE;
    }

    public boolean isOpenLine() {
        return kind == DialogKind.OPEN_LINE;
    }
}
