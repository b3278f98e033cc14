package io.github.imbot4j.wire.v1;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.MessageSearch;
import io.github.imbot4j.wire.MessageSearch.Found;
import io.github.imbot4j.wire.shared.HtmlText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The search for a message that may have been posted, in the last messages of its dialog (scope {@code im}). */
final class HistoryCalls {

    /** The method's own most is 50; several dialogs are read in one request. */
    private static final int LIMIT = 30;

    private static final Pattern BREAK = Pattern.compile("\\[br]|#br#|<br ?/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private HistoryCalls() {}

    /**
     * What to look for after a call; empty when it posts no message that could be told from another one: one without a text, or in
     * the name of the portal.
     *
     * @param author in whose name it is
     * @param dialog where it is posted where the call names none
     */
    static Optional<MessageSearch> search(Call call, long author, String dialog) {
        boolean isSystem = String.valueOf(call.params().get("SYSTEM")).equalsIgnoreCase("Y");
        String text = plain(String.valueOf(call.params().getOrDefault("MESSAGE", "")));
        if (isSystem || author <= 0 || text.isEmpty()) {
            return Optional.empty();
        }
        String named = String.valueOf(call.params().getOrDefault("DIALOG_ID", dialog));
        return Optional.of(new MessageSearch(
                author, named, "im", newest(named), restResponse -> found(author, text, restResponse)));
    }

    /** Reads the newest messages of a dialog, as the token's user sees them; fails with ACCESS_ERROR or DIALOG_ID_EMPTY. */
    private static Call newest(String dialog) {
        return Call.of("im.dialog.messages.get").with("DIALOG_ID", dialog).with("LIMIT", LIMIT);
    }

    /** The messages in the answer that have this author and text, by rising id. */
    private static List<Found> found(long author, String text, RestResponse restResponse) {
        List<Found> found = new ArrayList<>();
        for (RestResponse message : restResponse.get("messages").items()) {
            boolean isIt = message.get("author_id").asLong(0) == author
                    && plain(message.get("text").asText("")).equals(text);
            if (isIt) {
                second(message.get("date").asText(""))
                        .ifPresent(
                                second -> found.add(new Found(message.get("id").asLong(0), second)));
            }
        }
        found.sort((one, other) -> Long.compare(one.id(), other.id()));
        return found;
    }

    private static Optional<Instant> second(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Line breaks are written in several ways, blanks at the ends are cut, and some versions escape the text. */
    private static String plain(String text) {
        return BLANKS.matcher(BREAK.matcher(HtmlText.decode(text)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }
}
