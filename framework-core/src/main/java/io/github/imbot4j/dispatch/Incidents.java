package io.github.imbot4j.dispatch;

import io.github.imbot4j.event.Event;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import java.util.Locale;
import java.util.UUID;

/** Name failures, so that what the user was told can be found in the log. */
final class Incidents {

    private static final int LENGTH = 8;

    private Incidents() {}

    /** Eight letters and digits; enough to find one line in a log. */
    static String newId() {
        return UUID.randomUUID().toString().substring(0, LENGTH).toUpperCase(Locale.ROOT);
    }

    /** A polite line in the portal's language, so far as we speak it. */
    static Reply apology(Event event, String incident) {
        return event.origin().language().equals("ru")
                ? Say.text("Простите, у меня что-то сломалось. Номер для администратора: ", incident)
                : Say.text("Sorry, something broke on my side. For the administrator: incident ", incident);
    }
}
