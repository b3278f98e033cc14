package io.github.imbot4j.sending;

import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClockTrust;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.delivery.UnknownOutcomes;
import io.github.imbot4j.execution.IncidentReporter;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.FailureScope;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.Protocols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules for a call that was sent (transport §1.8). A call that certainly did not run waits and is sent again. A
 * call that may have run is sent again once if repeating it has no visible effect, up to twelve times if it is a
 * message (unless an operator is to decide), and is otherwise parked for an operator; the creation of a chat is
 * repeated only if the chat is not found. A message that the portal knows by a key is repeated until its outcome is known. A rejected
 * call is parked, too.
 *
 * <p>Safe for use by several threads.
 */
public final class CallOutcomeClassifier {

    private static final Logger LOG = LoggerFactory.getLogger(CallOutcomeClassifier.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** How long an earlier attempt may be under way: longer than a portal lets a request take (transport §2.1). */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private static final Set<MethodIdempotency> POSTING =
            EnumSet.of(MethodIdempotency.KEYED, MethodIdempotency.MESSAGE);

    private final PortalRateLimiter budget;
    private final IncidentReporter incidentReporter;
    private final RetryLimits retryLimits;
    private final CallResults callResults;
    private final Protocols protocols;
    private final Clock clock;
    private final ClockTrust trust;

    public CallOutcomeClassifier(
            PortalRateLimiter budget,
            IncidentReporter incidentReporter,
            RetryLimits retryLimits,
            CallResults callResults,
            Protocols protocols,
            Clock clock,
            ClockTrust trust) {
        this.protocols = protocols;
        this.trust = trust;
        this.budget = budget;
        this.incidentReporter = incidentReporter;
        this.retryLimits = retryLimits;
        this.callResults = callResults;
        this.clock = clock;
    }

    /**
     * Says what becomes of it.
     *
     * @param canBeFound whether it can be found out what became of it, when nobody knows; asked only then
     */
    CallOutcome judge(SendAttempt sendAttempt, Outcome outcome, BooleanSupplier canBeFound) {
        if (outcome instanceof Outcome.Failed failed) {
            return judge(sendAttempt, failed.failure(), canBeFound);
        }
        OptionalLong number =
                protocols.traits(sendAttempt.call()).made(sendAttempt.call(), ((Outcome.Answered) outcome).answer());
        OutgoingCall call = sendAttempt.claimed().call();
        return new CallOutcome.Sent(
                sendAttempt.claimed(),
                posted(sendAttempt, number),
                call.result().isEmpty() ? List.of() : callResults.answered(call, number));
    }

    /** What posts a message is answered with its id. */
    private long posted(SendAttempt sendAttempt, OptionalLong number) {
        return POSTING.contains(safety(sendAttempt.call())) ? Math.max(0, number.orElse(0)) : 0;
    }

    private CallOutcome judge(SendAttempt sendAttempt, RestException failure, BooleanSupplier canBeFound) {
        ClaimedCall claimed = sendAttempt.claimed();
        sendAttempt.refused().ifPresent(failure::addSuppressed);
        if (claimed.call().supersedes().equals(OutgoingCall.TYPING)) {
            LOG.debug("Not typing: {}", failure.getMessage());
            return new CallOutcome.Sent(claimed);
        }
        FailureScope failureScope = FailureScope.of(sent(sendAttempt, failure), failure);
        return switch (failureScope) {
            case CALL ->
                isUnderWay(sendAttempt, failure)
                        ? unknown(sendAttempt, failure, canBeFound)
                        : refused(claimed, failure);
            case UNKNOWN -> unknown(sendAttempt, failure, canBeFound);
            default -> isTooOld(claimed, failureScope) ? refused(claimed, failure) : again(sendAttempt, failure);
        };
    }

    /** The portal knows the message by its key, and cannot tell yet what became of it. */
    private boolean isUnderWay(SendAttempt sendAttempt, RestException failure) {
        ClaimedCall claimed = sendAttempt.claimed();
        return claimed.doubts() > 0
                && protocols.traits(sendAttempt.call()).isUnderWay(sendAttempt.call(), failure)
                && clock.instant().isBefore(claimed.firstSend().at().plus(UNDER_WAY));
    }

    /** The request that failed: the call's own, or the batch it travelled in. */
    private static Call sent(SendAttempt sendAttempt, RestException failure) {
        return failure.method().equals(Batch.METHOD) ? Call.of(Batch.METHOD) : sendAttempt.call();
    }

    private boolean isTooOld(ClaimedCall claimed, FailureScope failureScope) {
        return retryLimits
                .limit(failureScope)
                .filter(limit ->
                        mayGiveUp() && clock.instant().isAfter(claimed.since().plus(limit)))
                .isPresent();
    }

    /** Whether a call's age may be believed. */
    boolean mayGiveUp() {
        return trust.isTrusted();
    }

    /** What becomes of a call that could not be looked for: it waits, unless looking for it is refused for good. */
    CallOutcome unsent(SendAttempt sendAttempt, RestException failure) {
        FailureScope failureScope = FailureScope.of(Call.of(failure.method()), failure);
        return failureScope == FailureScope.CALL || isTooOld(sendAttempt.claimed(), failureScope)
                ? refused(sendAttempt.claimed(), failure)
                : new CallOutcome.Again(
                        sendAttempt.claimed(), clock.instant().plus(PAUSE), String.valueOf(failure.getMessage()));
    }

    private CallOutcome again(SendAttempt sendAttempt, RestException failure) {
        PortalId portal = sendAttempt.claimed().call().lane().portal();
        Instant when =
                clock.instant().plus(budget.heldFor(portal, sendAttempt.call()).orElse(Duration.ZERO));
        return new CallOutcome.Again(sendAttempt.claimed(), when, String.valueOf(failure.getMessage()));
    }

    private CallOutcome refused(ClaimedCall claimed, RestException failure) {
        incidentReporter.report(new Incident.CallDropped(claimed.call(), failure));
        return new CallOutcome.Refused(
                claimed, String.valueOf(failure.getMessage()), callResults.refused(claimed.call()));
    }

    private CallOutcome unknown(SendAttempt sendAttempt, RestException failure, BooleanSupplier canBeFound) {
        ClaimedCall claimed = sendAttempt.claimed();
        if (claimed.doubts() < mostRepeated(sendAttempt.call()) || canBeFound.getAsBoolean()) {
            LOG.info("Sending again what may have run, unless it is found: {}", failure.getMessage());
            return CallOutcome.Again.inDoubt(
                    claimed, clock.instant().plus(PAUSE), String.valueOf(failure.getMessage()));
        }
        incidentReporter.report(new Incident.OutcomeUnknown(claimed.call(), failure));
        return new CallOutcome.Unknown(claimed, String.valueOf(failure.getMessage()));
    }

    private MethodIdempotency safety(Call call) {
        return protocols.traits(call).safety(call);
    }

    /** How often a call is sent again of which nobody knows whether it ran. */
    private int mostRepeated(Call call) {
        return switch (safety(call)) {
            case READS, REPEATABLE -> 1;
            case MESSAGE -> retryLimits.unknown() == UnknownOutcomes.RESEND ? UnknownOutcomes.MOST_RESENT : 0;
            case KEYED, FINDABLE -> Integer.MAX_VALUE;
            case ONCE -> 0;
        };
    }

    /**
     * What becomes of a call that may have run and was not found, such as one that was being sent when its process ended; empty when it is
     * sent again.
     */
    Optional<CallOutcome> afterCrash(ClaimedCall claimed) {
        if (claimed.doubts() <= mostRepeated(claimed.call().call())) {
            return Optional.empty();
        }
        RestException lost = RestException.of(
                claimed.call().call().method(),
                claimed.call().lane().portal().toString(),
                new HttpFailure(true, "the process ended while it was being sent, or its answer was lost"));
        incidentReporter.report(new Incident.OutcomeUnknown(claimed.call(), lost));
        return Optional.of(new CallOutcome.Unknown(claimed, String.valueOf(lost.getMessage())));
    }
}
