package io.github.imbot4j.wire.v1;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.RestResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The search for a message that may have been posted, in the last messages of its dialog (scope {@code im}). */
public final class HistoryCalls {

    /** The method's own most is 50; several dialogs are read in one request. */
    private static final int LIMIT = 30;

    private static final Pattern BREAK = Pattern.compile("\\[br]|#br#|<br ?/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private HistoryCalls() {}

    /**
     * A bot's message.
     *
     * @param dialog as the bot calls it
     * @param text without what portals change at it
     */
    public record Sought(long bot, String dialog, String text) {}

    /**
     * A message of the dialog.
     *
     * @param second when it was posted, in whole seconds of the portal's clock
     */
    public record Found(long id, Instant second) {}

    /**
     * What to look for after a call; empty when it posts no message that could be told from another one: one without a text, or in
     * the name of the portal.
     *
     * @param bot in whose name it is where the call names none
     * @param dialog where it is posted where the call names none
     */
    public static Optional<Sought> sought(Call call, long bot, String dialog) {
        String method = call.method().toLowerCase(Locale.ROOT);
        boolean says = method.equals("imbot.message.add") || method.equals("imbot.command.answer");
        boolean isSystem = String.valueOf(call.params().get("SYSTEM")).equalsIgnoreCase("Y");
        long author = ImbotCalls.botId(call).orElse(bot);
        String text = plain(String.valueOf(call.params().getOrDefault("MESSAGE", "")));
        if (!says || isSystem || author <= 0 || text.isEmpty()) {
            return Optional.empty();
        }
        String named = String.valueOf(call.params().getOrDefault("DIALOG_ID", dialog));
        return Optional.of(new Sought(author, named, text));
    }

    /** Reads the newest messages of a dialog, as the token's user sees them; fails with ACCESS_ERROR or DIALOG_ID_EMPTY. */
    public static Call newest(String dialog) {
        return Call.of("im.dialog.messages.get").with("DIALOG_ID", dialog).with("LIMIT", LIMIT);
    }

    /** The messages in the answer to {@link #newest} that are what was sought, by rising id. */
    public static List<Found> found(Sought sought, RestResponse restResponse) {
        List<Found> found = new ArrayList<>();
        for (RestResponse message : restResponse.get("messages").items()) {
            boolean isIt = message.get("author_id").asLong(0) == sought.bot()
                    && plain(message.get("text").asText("")).equals(sought.text());
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
