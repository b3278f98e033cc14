package io.github.imbot4j.wire.v1;

import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.FileRef;
import io.github.imbot4j.bot.Message;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.shared.EventParts;
import io.github.imbot4j.wire.shared.MentionReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The reader of a message, called once for all the bots it is for (v1 §6.6). */
final class MessageReader {

    private static final String WHISPER = "HiddenMessage";
    private static final List<String> DATES = List.of("DATE_CREATE", "MESSAGE_DATE", "DATE");

    private final FormTree params;
    private final String original;
    private final List<FileRef> files;
    private final Set<Long> mentions;

    MessageReader(FormTree params) {
        this.params = params;
        this.original = params.get(params.has("MESSAGE_ORIGINAL") ? "MESSAGE_ORIGINAL" : "MESSAGE")
                .text();
        this.files = FileReader.read(params);
        this.mentions = mentions();
    }

    /** Updates and deletions call it ID as well. */
    long id() {
        long id = params.get("MESSAGE_ID").number();
        return id == 0 ? params.get("ID").number() : id;
    }

    /** What was typed, untouched. */
    String original() {
        return original;
    }

    /** The message as one bot sees it. */
    Message read(BotRef bot, long id) {
        return new Message(
                id,
                isMarkedUp() ? MentionReader.cut(original, bot.id()) : original,
                original,
                files,
                mentions,
                replyTo(),
                params.path("PARAMS", "FORWARD_ID").number(),
                params.get("TEMPLATE_ID").text(),
                params.get("PLATFORM_CONTEXT").text().toLowerCase(Locale.ROOT),
                params.get("SYSTEM").flag(),
                isWhisper(params) || isWhisper(params.get("PARAMS")),
                date(),
                dates(),
                quote());
    }

    /** Servers before July 2025 send no list, so the text is asked too. */
    private Set<Long> mentions() {
        Set<Long> ids = new LinkedHashSet<>();
        for (FormTree mentioned : params.get("MENTIONED_LIST").values()) {
            ids.add(mentioned.number());
        }
        if (isMarkedUp()) {
            ids.addAll(MentionReader.ids(original));
        }
        ids.remove(0L);
        return ids;
    }

    private boolean isMarkedUp() {
        return original.indexOf('[') >= 0;
    }

    /** Either form was seen (observed no. 7). */
    private long replyTo() {
        FormTree reply = params.get("REPLY_MESSAGE");
        for (FormTree said : List.of(reply, reply.get("ID"), reply.get("id"), params.path("PARAMS", "REPLY_ID"))) {
            if (said.number() > 0) {
                return said.number();
            }
        }
        return 0;
    }

    /** The documented posts have none; servers that say it were seen under these names. */
    private Instant date() {
        for (String name : DATES) {
            Instant time = EventParts.time(params.get(name).text());
            if (!time.equals(Instant.EPOCH)) {
                return time;
            }
        }
        return Instant.EPOCH;
    }

    /** What stands in the text, and the seconds it means, in two lists side by side. */
    private List<Message.FoundDate> dates() {
        Map<String, FormTree> times = params.path("PARAMS", "DATE_TS").entries();
        List<Message.FoundDate> found = new ArrayList<>();
        params.path("PARAMS", "DATE_TEXT").entries().forEach((place, text) -> {
            FormTree time = times.get(place);
            if (time != null && time.number() > 0 && !text.text().isEmpty()) {
                found.add(new Message.FoundDate(text.text(), Instant.ofEpochSecond(time.number())));
            }
        });
        return found;
    }

    private Message.Quote quote() {
        FormTree reply = params.get("REPLY_MESSAGE");
        if (reply.isEmpty()) {
            return Message.Quote.NONE;
        }
        Message.Quote quote = new Message.Quote(
                number(reply, "AUTHOR_ID", "FROM_USER_ID", "author_id", "authorId"),
                text(reply, "AUTHOR_NAME", "author_name", "authorName"),
                text(reply, "MESSAGE", "TEXT", "text"));
        return quote.equals(Message.Quote.NONE) ? Message.Quote.NONE : quote;
    }

    private static long number(FormTree tree, String... names) {
        return Stream.of(names)
                .mapToLong(name -> tree.get(name).number())
                .filter(number -> number > 0)
                .findFirst()
                .orElse(0);
    }

    private static String text(FormTree tree, String... names) {
        return Stream.of(names)
                .map(name -> tree.get(name).text())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isWhisper(FormTree params) {
        return params.get("COMPONENT_ID").text().equals(WHISPER);
    }
}
