package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClockTrust;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Patience;
import io.github.imbot4j.delivery.PortalBudget;
import io.github.imbot4j.delivery.Setback;
import io.github.imbot4j.delivery.Settlement;
import io.github.imbot4j.delivery.UnknownOutcomes;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.MethodSafety;
import io.github.imbot4j.rest.RestException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Say what becomes of a call that was sent (transport §1.8): what proved not to have run waits and is sent again; what may
 * have run is sent again once if doing it twice shows nothing, up to twelve times if it is a message, unless people are to be
 * asked, and else kept for people; a chat is looked for and made again only if it is not there; what was refused is kept, too.
 *
 * <p>Safe for use by several threads.
 */
final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PortalBudget budget;
    private final Incidents incidents;
    private final Patience patience;
    private final Results results;
    private final Clock clock;
    private final ClockTrust trust;

    Judge(PortalBudget budget, Incidents incidents, Patience patience, Results results, Clock clock, ClockTrust trust) {
        this.trust = trust;
        this.budget = budget;
        this.incidents = incidents;
        this.patience = patience;
        this.results = results;
        this.clock = clock;
    }

    /**
     * Says what becomes of it.
     *
     * @param canBeFound whether it can be found out what became of it, when nobody knows; asked only then
     */
    Settlement judge(Parcel parcel, Outcome outcome, BooleanSupplier canBeFound) {
        if (outcome instanceof Outcome.Failed failed) {
            return judge(parcel, failed.failure(), canBeFound);
        }
        OptionalLong number = ((Outcome.Answered) outcome).answer().findId();
        OutgoingCall call = parcel.claimed().call();
        return new Settlement.Sent(
                parcel.claimed(),
                posted(parcel, number),
                call.result().isEmpty() ? List.of() : results.answered(call, number));
    }

    /** What posts a message is answered with its id. */
    private static long posted(Parcel parcel, OptionalLong number) {
        return MethodSafety.of(parcel.call()) == MethodSafety.MESSAGE ? Math.max(0, number.orElse(0)) : 0;
    }

    private Settlement judge(Parcel parcel, RestException failure, BooleanSupplier canBeFound) {
        ClaimedCall claimed = parcel.claimed();
        parcel.refused().ifPresent(failure::addSuppressed);
        if (claimed.call().supersedes().equals(OutgoingCall.TYPING)) {
            LOG.debug("Not typing: {}", failure.getMessage());
            return new Settlement.Sent(claimed);
        }
        Setback setback = Setback.of(sent(parcel, failure), failure);
        return switch (setback) {
            case CALL -> refused(claimed, failure);
            case UNKNOWN -> unknown(parcel, failure, canBeFound);
            default -> isTooOld(claimed, setback) ? refused(claimed, failure) : again(parcel, failure);
        };
    }

    /** The request that failed: the call's own, or the batch it travelled in. */
    private static Call sent(Parcel parcel, RestException failure) {
        return failure.method().equals(Batch.METHOD) ? Call.of(Batch.METHOD) : parcel.call();
    }

    private boolean isTooOld(ClaimedCall claimed, Setback setback) {
        return patience.limit(setback)
                .filter(limit ->
                        mayGiveUp() && clock.instant().isAfter(claimed.since().plus(limit)))
                .isPresent();
    }

    /** Whether a call's age may be believed. */
    boolean mayGiveUp() {
        return trust.isTrusted();
    }

    /** What becomes of a call that could not be looked for: it waits, unless looking for it is refused for good. */
    Settlement unsent(Parcel parcel, RestException failure) {
        Setback setback = Setback.of(Call.of(failure.method()), failure);
        return setback == Setback.CALL || isTooOld(parcel.claimed(), setback)
                ? refused(parcel.claimed(), failure)
                : new Settlement.Again(
                        parcel.claimed(), clock.instant().plus(PAUSE), String.valueOf(failure.getMessage()));
    }

    private Settlement again(Parcel parcel, RestException failure) {
        PortalId portal = parcel.claimed().call().lane().portal();
        Instant when =
                clock.instant().plus(budget.heldFor(portal, parcel.call()).orElse(Duration.ZERO));
        return new Settlement.Again(parcel.claimed(), when, String.valueOf(failure.getMessage()));
    }

    private Settlement refused(ClaimedCall claimed, RestException failure) {
        incidents.report(new Incident.CallDropped(claimed.call(), failure));
        return new Settlement.Refused(claimed, String.valueOf(failure.getMessage()), results.refused(claimed.call()));
    }

    private Settlement unknown(Parcel parcel, RestException failure, BooleanSupplier canBeFound) {
        ClaimedCall claimed = parcel.claimed();
        if (claimed.doubts() < mostRepeated(parcel.call()) || canBeFound.getAsBoolean()) {
            LOG.info("Sending again what may have run, unless it is found: {}", failure.getMessage());
            return Settlement.Again.inDoubt(claimed, clock.instant().plus(PAUSE), String.valueOf(failure.getMessage()));
        }
        incidents.report(new Incident.OutcomeUnknown(claimed.call(), failure));
        return new Settlement.Unknown(claimed, String.valueOf(failure.getMessage()));
    }

    /** How often a call is sent again of which nobody knows whether it ran. */
    private int mostRepeated(Call call) {
        return switch (MethodSafety.of(call)) {
            case READS, REPEATABLE -> 1;
            case MESSAGE -> patience.unknown() == UnknownOutcomes.RESEND ? UnknownOutcomes.MOST_RESENT : 0;
            case FINDABLE -> Integer.MAX_VALUE;
            case ONCE -> 0;
        };
    }

    /**
     * What becomes of a call that may have run and was not found, such as one that was being sent when its process ended; empty when it is
     * sent again.
     */
    Optional<Settlement> afterCrash(ClaimedCall claimed) {
        if (claimed.doubts() <= mostRepeated(claimed.call().call())) {
            return Optional.empty();
        }
        RestException lost = RestException.of(
                claimed.call().call().method(),
                claimed.call().lane().portal().toString(),
                new HttpFailure(true, "the process ended while it was being sent, or its answer was lost"));
        incidents.report(new Incident.OutcomeUnknown(claimed.call(), lost));
        return Optional.of(new Settlement.Unknown(claimed, String.valueOf(lost.getMessage())));
    }
}
