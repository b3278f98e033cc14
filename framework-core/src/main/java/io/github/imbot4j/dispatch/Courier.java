package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.Settlement;
import io.github.imbot4j.rest.RestException;
import java.util.List;

/**
 * Send the calls of the outbox. One that fails is reported and given up, and its lane goes on: what proved not to have run
 * was repeated already by the client, and anything else might be done twice.
 */
final class Courier {

    private final Journal journal;
    private final CallSender sender;
    private final Incidents incidents;

    Courier(Journal journal, CallSender sender, Incidents incidents) {
        this.journal = journal;
        this.sender = sender;
        this.incidents = incidents;
    }

    void send(List<ClaimedCall> calls) {
        journal.settle(calls.stream().map(this::send).toList());
    }

    private Settlement send(ClaimedCall claimed) {
        try {
            sender.send(claimed.call());
            return new Settlement.Sent(claimed);
        } catch (RestException refused) {
            incidents.report(new Incident.CallDropped(claimed.call(), refused));
            return new Settlement.Refused(claimed, String.valueOf(refused.getMessage()));
        }
    }
}
