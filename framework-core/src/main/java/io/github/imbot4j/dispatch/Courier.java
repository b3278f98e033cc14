package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.rest.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Send the calls of the outbox. One that fails is logged and given up, and its lane goes on: what proved not to have run
 * was repeated already by the client, and anything else might be done twice.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Journal journal;
    private final CallSender sender;

    Courier(Journal journal, CallSender sender) {
        this.journal = journal;
        this.sender = sender;
    }

    void send(ClaimedCall claimed) {
        Lane lane = claimed.call().lane();
        try {
            sender.send(claimed.call());
            journal.sent(claimed);
        } catch (RestException refused) {
            LOG.warn(
                    "Gave up a call of bot {} in dialog {} of portal {}: {}",
                    lane.bot(),
                    lane.dialog(),
                    lane.portal(),
                    refused.getMessage());
            journal.drop(claimed, refused);
        }
    }
}
