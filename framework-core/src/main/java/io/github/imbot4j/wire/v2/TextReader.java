package io.github.imbot4j.wire.v2;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.FileRef;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.shared.EventParts;
import io.github.imbot4j.wire.shared.MentionReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reader of a message (v2 §5). Its text has the mention of the bot in it, and its parameters are as in the first generation in either
 * mode: capitals, and texts for numbers.
 */
final class TextReader {

    private static final String WHISPER = "HiddenMessage";

    private final Fields message;
    private final FormTree params;
    private final String original;

    TextReader(Fields message) {
        this.message = message;
        this.params = message.get("params");
        this.original = message.text("text");
    }

    /** What was typed, untouched. */
    String original() {
        return original;
    }

    long id() {
        return message.number("id");
    }

    Message read(BotRef bot) {
        boolean isMarkedUp = original.indexOf('[') >= 0;
        return new Message(
                id(),
                isMarkedUp ? MentionReader.cut(original, bot.id()) : original,
                original,
                files(),
                isMarkedUp ? MentionReader.ids(original) : Set.of(),
                params.get("REPLY_ID").number(),
                Fields.first(forwarded(), params.get("FORWARD_ID").number()),
                message.text("uuid"),
                "",
                message.flag("isSystem"),
                params.get("COMPONENT_ID").text().equals(WHISPER),
                EventParts.time(message.text("date")),
                dates(),
                Message.Quote.NONE);
    }

    /** Portals name a forwarded message by its dialog and number, {@code chat5/77}, or by the number alone. */
    private long forwarded() {
        String id = message.in("forward").text("id");
        return FormTree.number(id.substring(id.lastIndexOf('/') + 1));
    }

    /** Only their ids are said; what they are is asked for. */
    private List<FileRef> files() {
        FormTree said = params.get("FILE_ID");
        return (said.entries().isEmpty() ? List.of(said) : said.values())
                .stream()
                        .map(FormTree::number)
                        .filter(id -> id > 0)
                        .distinct()
                        .map(FileRef::ofId)
                        .toList();
    }

    private List<Message.FoundDate> dates() {
        Map<String, FormTree> times = params.get("DATE_TS").entries();
        List<Message.FoundDate> found = new ArrayList<>();
        params.get("DATE_TEXT").entries().forEach((place, text) -> {
            FormTree time = times.getOrDefault(place, FormTree.EMPTY);
            if (time.number() > 0 && !text.text().isEmpty()) {
                found.add(new Message.FoundDate(text.text(), Instant.ofEpochSecond(time.number())));
            }
        });
        return found;
    }
}
