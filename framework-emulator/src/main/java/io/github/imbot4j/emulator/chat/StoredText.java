package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it is stored: line breaks in place of {@code [BR]} and {@code #BR#}, and the files that {@code [DISK=id]}
 * named, in place of those tags (v1 §4.1, §9).
 */
record StoredText(String text, List<Long> files) {

    private static final Pattern BREAK = Pattern.compile("\\[(?:BR|br)]|#BR#");
    private static final Pattern DISK = Pattern.compile("\\[disk=([0-9]{1,18})]", Pattern.CASE_INSENSITIVE);

    StoredText {
        files = List.copyOf(files);
    }

    /**
     * Reads what was sent.
     *
     * @param userId with whose rights files are looked up: one's own, and those of one's chats
     */
    static StoredText of(PortalState state, String text, long userId) {
        List<Long> files = new ArrayList<>();
        Matcher tags = DISK.matcher(text);
        StringBuilder without = new StringBuilder();
        while (tags.find()) {
            long id = Long.parseLong(tags.group(1));
            if (state.files()
                    .find(id)
                    .filter(file -> maySee(state, file, userId))
                    .isPresent()) {
                files.add(id);
            }
            tags.appendReplacement(without, "");
        }
        tags.appendTail(without);
        return new StoredText(BREAK.matcher(without).replaceAll("\n"), files);
    }

    private static boolean maySee(PortalState state, StoredFile file, long userId) {
        return file.authorId() == userId
                || state.chats()
                        .find(file.chatId())
                        .map((Chat chat) -> chat.has(userId))
                        .orElse(false);
    }
}
