package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.ChatType;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import io.github.imbot4j.emulator.state.StoredFile;
import java.util.stream.Collectors;

/** The reader of stored messages and chats, as users see them. */
final class TranscriptMessageReader {

    private final PortalState state;

    TranscriptMessageReader(PortalState state) {
        this.state = state;
    }

    TranscriptMessage read(Message message, boolean edited, Transcript transcript) {
        long author = message.authorId();
        return new TranscriptMessage(
                message.id(),
                new TranscriptMessage.Author(
                        author,
                        name(author),
                        state.bots().find(author).map(RegisteredBot::code).orElse("")),
                message.date(),
                message.text(),
                message.system(),
                message.deleted(),
                edited,
                StoredKeyboard.rows(message),
                StoredKeyboard.menu(message),
                message.extra().attach(),
                message.extra().files().stream()
                        .flatMap(id -> state.files().find(id).stream())
                        .map(StoredFile::name)
                        .toList(),
                message.extra().reactions(),
                transcript);
    }

    /** A person's or bot's name; the id of one who is gone. */
    String name(long userId) {
        return userId == 0
                ? "System"
                : state.people().find(userId).map(Person::name).orElse("user " + userId);
    }

    String title(Chat chat) {
        if (chat.type() != ChatType.PRIVATE) {
            return (chat.type() == ChatType.OPEN_LINE ? "Open Line \"" : "Group \"") + chat.title() + "\"";
        }
        return chat.members().stream().map(this::name).collect(Collectors.joining(" and "));
    }
}
