package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Message;

/**
 * A message to be posted.
 *
 * @param authorId who writes; {@code 0} for the system
 * @param chatId where
 * @param text with BB code, already cut to size
 * @param skipCommand set for everything that bots post by v1
 */
public record Draft(
        long authorId,
        long chatId,
        String text,
        boolean system,
        boolean skipCommand,
        boolean skipConnector,
        Message.Extra extra) {

    /** What a person types. */
    public static Draft typed(long authorId, long chatId, String text) {
        return new Draft(authorId, chatId, text, false, false, false, Message.Extra.NONE);
    }
}
