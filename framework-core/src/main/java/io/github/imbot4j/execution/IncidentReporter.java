package io.github.imbot4j.execution;

import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Action;
import io.github.imbot4j.reply.ButtonStyle;
import io.github.imbot4j.reply.CommandButton;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.reply.Reply;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reporter of failures: it gives each an id, so that what the user was told can be found in the log, and passes it to
 * the incident listener.
 */
public final class IncidentReporter {

    private static final int LENGTH = 8;
    private static final int LONGEST_BUTTON = 4_000;

    private static final Logger LOG = LoggerFactory.getLogger(IncidentReporter.class);

    private final Consumer<Incident> listener;

    public IncidentReporter(Consumer<Incident> listener) {
        this.listener = listener;
    }

    /** Passes it on; a listener that throws does not keep the user from being told. */
    public void report(Incident incident) {
        try {
            listener.accept(incident);
        } catch (RuntimeException broken) {
            LOG.error("Incident listener failed; not reported: {}.", incident.summary(), broken);
        }
    }

    /** Eight letters and digits; enough to find one line in a log. */
    public static String newId() {
        return UUID.randomUUID().toString().substring(0, LENGTH).toUpperCase(Locale.ROOT);
    }

    /**
     * A polite line in the portal's language, so far as there are texts in it.
     *
     * @param offers whether a button that was pressed is offered again: the portal lets it wait until its keyboard is changed (v1 §7.2)
     */
    public static Reply apology(Event event, String incident, boolean offers) {
        Messages messages = MessageBundle.ofFramework().in(event.origin().language());
        NewMessage line = Replies.text(messages.say("incident.apology", incident));
        return offers
                        && event instanceof CommandReceived press
                        && press.isPressed()
                        && press.message().id() > 0
                        && press.params().length() <= LONGEST_BUTTON
                ? line.keyboard(Replies.row(new CommandButton(
                        messages.say("incident.again"),
                        new Action.Run(press.command(), press.params()),
                        false,
                        ButtonStyle.PLAIN)))
                : line;
    }
}
