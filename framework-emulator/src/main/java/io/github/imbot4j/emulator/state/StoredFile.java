package io.github.imbot4j.emulator.state;

import java.time.Instant;

/**
 * A file that a user sent into a chat.
 *
 * @param type {@code image}, {@code video}, {@code audio} or {@code file}
 * @param contentType such as {@code image/png}
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file are not copied, nor compared
public record StoredFile(
        long id,
        long chatId,
        long authorId,
        String name,
        String type,
        String contentType,
        byte[] bytes,
        Instant date) {}
