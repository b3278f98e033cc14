package io.github.imbot4j.execution;

import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.Incident.CallDropped;
import io.github.imbot4j.delivery.Incident.HandlerFailed;
import io.github.imbot4j.delivery.Incident.OutcomeUnknown;
import io.github.imbot4j.delivery.Lane;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An incident listener that writes incidents to the log, under the id the user was told. */
public final class LoggedIncidents implements Consumer<Incident> {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedIncidents.class);

    @Override
    public void accept(Incident incident) {
        if (incident instanceof HandlerFailed failed) {
            LOG.error(
                    "Incident {}: {} failed on {} of portal {}.",
                    failed.id(),
                    failed.place(),
                    failed.event().getClass().getSimpleName(),
                    failed.event().portal(),
                    failed.cause());
        } else if (incident instanceof CallDropped dropped) {
            Lane lane = dropped.call().lane();
            LOG.warn(
                    "Gave up a call of bot {} in dialog {} of portal {}: {}",
                    lane.bot(),
                    lane.dialog(),
                    lane.portal(),
                    dropped.cause().getMessage());
        } else if (incident instanceof OutcomeUnknown unknown) {
            Lane lane = unknown.call().lane();
            LOG.warn(
                    "The outcome of a call of bot {} in dialog {} of portal {} is unknown, and it is not sent again by itself."
                            + " Look there, then \"outbox retry\" or \"outbox drop\" it. {}",
                    lane.bot(),
                    lane.dialog(),
                    lane.portal(),
                    unknown.cause().getMessage());
        }
    }
}
