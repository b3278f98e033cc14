package io.github.imbot4j.sending;

import io.github.imbot4j.concurrent.HeapExhaustion;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ForcedCompletion;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.Outbox;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.BatchPartitioner;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.FailureScope;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.ChatSearch;
import io.github.imbot4j.wire.Protocols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sender of the calls of the outbox, within the portal's rate limit: a single call on its own, several together in
 * a batch. It never waits while it holds a call; a call that cannot be sent now is returned to the outbox with the time
 * of the next attempt.
 *
 * <p>Safe for use by several threads.
 */
public final class OutboxSender {

    /** Nobody wants to see now that a bot was typing then. */
    private static final Duration TYPING = Duration.ofMinutes(1);

    /** How long a call waits for one of another lane that it refers to, and how often. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final int MOST_WAITS = 200;

    /** How long a call waits for a storage that failed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What keeps everything of a portal back for long. */
    private static final Set<FailureScope> SHUT =
            EnumSet.of(FailureScope.DOWN, FailureScope.BLOCKED, FailureScope.PARKED);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private final Outbox outbox;
    private final Function<PortalId, Ledger> ledgers;
    private final MessageFinder finder;
    private final Protocols protocols;
    private final Function<PortalId, Rest> rests;
    private final PortalRateLimiter budget;
    private final CallOutcomeClassifier callOutcomeClassifier;
    private final CallResults callResults;
    private final RetryLimits retryLimits;
    private final Predicate<Lane> typing;
    private final Clock clock;

    /**
     * Sends through these.
     *
     * @param ledgers say which bots a portal has, and which it has deleted
     * @param finder finds out what was posted
     * @param protocols know the calls
     * @param rests neither wait nor repeat
     * @param typing whether anybody wants to know that a bot is typing there
     */
    public OutboxSender(
            Outbox outbox,
            Function<PortalId, Ledger> ledgers,
            MessageFinder finder,
            Protocols protocols,
            Function<PortalId, Rest> rests,
            PortalRateLimiter budget,
            CallOutcomeClassifier callOutcomeClassifier,
            CallResults callResults,
            RetryLimits retryLimits,
            Predicate<Lane> typing,
            Clock clock) {
        this.outbox = outbox;
        this.ledgers = ledgers;
        this.finder = finder;
        this.protocols = protocols;
        this.rests = rests;
        this.budget = budget;
        this.callOutcomeClassifier = callOutcomeClassifier;
        this.callResults = callResults;
        this.retryLimits = retryLimits;
        this.typing = typing;
        this.clock = clock;
    }

    /** Sends calls of one portal and settles them, those of each request as soon as it is answered. */
    public void send(List<ClaimedCall> calls) {
        PortalId portal = calls.get(0).call().lane().portal();
        List<CallOutcome> needless = new ArrayList<>();
        List<SendAttempt> parcels = new ArrayList<>();
        boolean asked;
        try {
            Ledger ledger = ledgers.apply(portal);
            for (ClaimedCall call : calls) {
                ofDeletedBot(ledger, call)
                        .or(() -> notNow(portal, call))
                        .ifPresentOrElse(needless::add, () -> address(call, parcels, needless));
            }
            asked = calls.stream().anyMatch(call -> call.doubts() > 0) && find(portal, parcels, ledger, needless);
        } catch (JournalException storage) {
            settle(later(calls, clock.instant().plus(PAUSE), String.valueOf(storage.getMessage())));
            return;
        }
        settle(needless);
        List<SendAttempt> missing = missing(portal, parcels);
        // What was looked for would else be looked for again at its next turn, and on a busy portal never be sent.
        boolean hasPlace = asked
                || missing.stream().anyMatch(sendAttempt -> chat(sendAttempt).isPresent());
        for (List<SendAttempt> shipment : shipments(missing)) {
            try {
                settle(
                        hasPlace
                                ? secondHalf(portal, shipment)
                                : inTurn(portal, shipment, () -> deliver(portal, shipment)));
                hasPlace = false;
            } catch (RuntimeException | Error bug) {
                HeapExhaustion.check(bug);
                // Those before it are settled, and settling them twice would be refused, with these.
                ForcedCompletion.end(outbox, claimed(shipment), bug);
            }
        }
        giveUpLate(portal);
    }

    /** Settles what may have run and is found, or is not to be sent again; returns whether the portal was asked. */
    private boolean find(PortalId portal, List<SendAttempt> parcels, Ledger ledger, List<CallOutcome> needless) {
        MessageFinder.Look look = finder.look(portal, parcels, ledger);
        parcels.removeIf(sendAttempt -> Optional.ofNullable(look.settled().get(sendAttempt.claimed()))
                .or(() -> callOutcomeClassifier.afterCrash(sendAttempt.claimed()))
                .map(needless::add)
                .isPresent());
        return look.asked();
    }

    /** A request has one token: what is a bot's own goes alone, after the others. */
    private List<List<SendAttempt>> shipments(List<SendAttempt> parcels) {
        if (parcels.size() == 1) {
            return List.of(parcels);
        }
        Predicate<SendAttempt> isOwn = sendAttempt ->
                protocols.traits(sendAttempt.call()).named(sendAttempt.call()).isPresent();
        List<SendAttempt> others = parcels.stream().filter(isOwn.negate()).toList();
        List<List<SendAttempt>> shipments = new ArrayList<>(BatchPartitioner.of(others, SendAttempt::call));
        parcels.stream().filter(isOwn).forEach(sendAttempt -> shipments.add(List.of(sendAttempt)));
        return shipments;
    }

    /** Puts in what the references of a call stand for; without that it waits, or is refused. */
    private void address(ClaimedCall claimed, List<SendAttempt> parcels, List<CallOutcome> needless) {
        OutgoingCall call = claimed.call();
        SendAttempt sendAttempt = SendAttempt.of(claimed, protocols);
        if (!sendAttempt.hasRefs()) {
            parcels.add(sendAttempt);
            return;
        }
        List<String> unknown = new ArrayList<>();
        sendAttempt
                .resolve(name -> {
                    Optional<String> number = callResults.find(call.lane(), name);
                    if (number.isEmpty()) {
                        unknown.add(name);
                    }
                    return number;
                })
                .ifPresentOrElse(parcels::add, () -> needless.add(withoutAddress(claimed, unknown.get(0))));
    }

    /** Calls of one lane go in order: what an earlier one of this lane makes is known by now, or never will be. */
    private CallOutcome withoutAddress(ClaimedCall claimed, String name) {
        OutgoingCall call = claimed.call();
        if (callResults.of(call.lane(), name) instanceof CallResults.State.Waiting waiting
                && !waiting.dialog().equals(call.lane().dialog())
                && claimed.attempt() <= MOST_WAITS) {
            return new CallOutcome.Again(
                    claimed, clock.instant().plus(WAIT), "what it refers to as \"" + name + "\" is not sent yet");
        }
        String why = "what it refers to as \"" + name + "\" was not created";
        LOG.warn(
                "Not sent: {} of bot '{}' to portal {}: {}.",
                call.call().method(),
                call.lane().bot(),
                call.lane().portal(),
                why);
        return new CallOutcome.Refused(claimed, why, callResults.refused(call));
    }

    private Optional<ChatSearch> chat(SendAttempt sendAttempt) {
        return protocols.traits(sendAttempt.call()).chat(sendAttempt.call());
    }

    /** Leaves out, and settles, what is found to be there already. */
    private List<SendAttempt> missing(PortalId portal, List<SendAttempt> parcels) {
        List<SendAttempt> missing = new ArrayList<>();
        for (SendAttempt sendAttempt : parcels) {
            Optional<ChatSearch> search = chat(sendAttempt);
            if (search.isEmpty()) {
                missing.add(sendAttempt);
                continue;
            }
            try {
                List<CallOutcome> found =
                        inTurn(portal, List.of(sendAttempt), () -> look(portal, sendAttempt, search.get()));
                settle(found);
                if (found.isEmpty()) {
                    missing.add(sendAttempt);
                }
            } catch (RuntimeException | Error bug) {
                HeapExhaustion.check(bug);
                ForcedCompletion.end(outbox, List.of(sendAttempt.claimed()), bug);
            }
        }
        return missing;
    }

    /** Settles a call if what it makes is there already, or cannot be looked for now. */
    private List<CallOutcome> look(PortalId portal, SendAttempt sendAttempt, ChatSearch search) {
        Outcome found = call(portal, search.call());
        if (found instanceof Outcome.Failed failed) {
            return List.of(callOutcomeClassifier.unsent(sendAttempt, failed.failure()));
        }
        OptionalLong id = search.found(((Outcome.Answered) found).answer());
        if (id.isEmpty()) {
            return List.of();
        }
        LOG.info("Not created again: chat {} of portal {} is there.", id.getAsLong(), portal);
        return List.of(new CallOutcome.Sent(
                sendAttempt.claimed(),
                callResults.answered(sendAttempt.claimed().call(), id)));
    }

    /** Asks the portal when there is a place in its budget, and else has the calls come again. */
    private List<CallOutcome> inTurn(PortalId portal, List<SendAttempt> shipment, Supplier<List<CallOutcome>> request) {
        return whenStorageWorks(
                shipment,
                () -> budget.take(portal)
                        ? request.get()
                        : later(
                                claimed(shipment),
                                clock.instant().plus(budget.nextPlace(portal)),
                                "the portal's budget is used up"));
    }

    /** Asks the portal whether there is a place in its budget or not. */
    private List<CallOutcome> secondHalf(PortalId portal, List<SendAttempt> shipment) {
        budget.force(portal);
        return whenStorageWorks(shipment, () -> deliver(portal, shipment));
    }

    /** The storage is asked for the token and the budget before a request is made: when that fails, nothing has run. */
    private List<CallOutcome> whenStorageWorks(List<SendAttempt> shipment, Supplier<List<CallOutcome>> delivery) {
        try {
            return delivery.get();
        } catch (JournalException storage) {
            LOG.debug("Not sent for now: {}", storage.getMessage());
            return later(claimed(shipment), clock.instant().plus(PAUSE), String.valueOf(storage.getMessage()));
        }
    }

    /** One call finds out whether a portal can be called; those behind it would not get their turn before they are old, too. */
    private void giveUpLate(PortalId portal) {
        budget.cause(portal)
                .filter(cause -> SHUT.contains(cause) && callOutcomeClassifier.mayGiveUp())
                .ifPresent(cause -> {
                    Duration limit = retryLimits.limit(cause).orElseThrow();
                    try {
                        int late = outbox.giveUp(
                                portal,
                                clock.instant().minus(limit),
                                "it waited longer than " + words(limit) + " for the portal; " + reason(cause));
                        if (late > 0) {
                            LOG.warn(
                                    "{} calls to portal {} waited longer than {} and are given up; \"outbox ls --state"
                                            + " refused\" shows them.",
                                    late,
                                    portal,
                                    words(limit));
                        }
                    } catch (JournalException storage) {
                        LOG.debug("Gave nothing up for now: {}", storage.getMessage());
                    }
                });
    }

    private static String words(Duration limit) {
        return limit.toHours() % 24 == 0 ? limit.toDays() + " days" : limit.toMinutes() + " minutes";
    }

    private static String reason(FailureScope cause) {
        return switch (cause) {
            case PARKED -> "the app may not call it";
            case BLOCKED -> "the vendor has blocked it";
            default -> "it is down";
        };
    }

    /** Nobody waits for it: the lanes go on when it is done. */
    private void settle(List<CallOutcome> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        outbox.settle(
                settlements,
                why -> ForcedCompletion.end(
                        outbox, settlements.stream().map(CallOutcome::call).toList(), why));
    }

    private static List<ClaimedCall> claimed(List<SendAttempt> shipment) {
        return shipment.stream().map(SendAttempt::claimed).toList();
    }

    /** A deleted bot says nothing more; another one registered under its code since has another id. */
    private Optional<CallOutcome> ofDeletedBot(Ledger ledger, ClaimedCall call) {
        Lane lane = call.call().lane();
        Call one = call.call().call();
        OptionalLong botId = protocols.traits(one).bot(one);
        boolean deleted = botId.isPresent() ? ledger.isDeleted(botId.getAsLong()) : ledger.isDeleted(lane.bot());
        if (!deleted) {
            return Optional.empty();
        }
        if (isTyping(call)) {
            return Optional.of(new CallOutcome.Sent(call));
        }
        LOG.info(
                "Not sent: {} to dialog {} of portal {}, for its bot '{}' was deleted there.",
                call.call().call().method(),
                lane.dialog(),
                lane.portal(),
                lane.bot());
        return Optional.of(new CallOutcome.Refused(call, "the bot was deleted on the portal"));
    }

    private Optional<CallOutcome> notNow(PortalId portal, ClaimedCall call) {
        Instant now = clock.instant();
        boolean isTyping = isTyping(call);
        if (isTyping
                && (now.isAfter(call.since().plus(TYPING))
                        || !typing.test(call.call().lane()))) {
            return Optional.of(new CallOutcome.Sent(call));
        }
        return budget.heldFor(portal, call.call().call())
                .map(pause -> isTyping
                        ? new CallOutcome.Sent(call)
                        : new CallOutcome.Again(
                                call, now.plus(pause), "the method has used up its time on the portal"));
    }

    private static boolean isTyping(ClaimedCall call) {
        return call.call().supersedes().equals(OutgoingCall.TYPING);
    }

    /** Typing does not wait for a place: the next notice will do. */
    private static List<CallOutcome> later(List<ClaimedCall> calls, Instant next, String why) {
        return calls.stream()
                .<CallOutcome>map(
                        call -> isTyping(call) ? new CallOutcome.Sent(call) : new CallOutcome.Again(call, next, why))
                .toList();
    }

    private List<CallOutcome> deliver(PortalId portal, List<SendAttempt> shipment) {
        if (shipment.size() == 1) {
            return settled(
                    portal, shipment, List.of(call(portal, shipment.get(0).call())));
        }
        Batch batch = Batch.of(shipment.stream().map(SendAttempt::call).toList());
        Outcome whole = call(portal, batch.call());
        if (whole instanceof Outcome.Answered answered) {
            return settled(portal, shipment, batch.read(answered.answer()));
        }
        if (whole instanceof Outcome.Failed failed
                && FailureScope.of(batch.call(), failed.failure()) == FailureScope.CALL) {
            budget.refusesBatches(portal);
            return later(
                    claimed(shipment),
                    clock.instant(),
                    String.valueOf(failed.failure().getMessage()));
        }
        return settled(portal, shipment, Collections.nCopies(shipment.size(), whole));
    }

    private List<CallOutcome> settled(PortalId portal, List<SendAttempt> shipment, List<Outcome> outcomes) {
        List<CallOutcome> settled = new ArrayList<>();
        List<SendAttempt> fallbacks = new ArrayList<>();
        for (int i = 0; i < shipment.size(); i++) {
            SendAttempt sendAttempt = shipment.get(i);
            Outcome outcome = outcomes.get(i);
            sendAttempt
                    .fallback(outcome, protocols.traits(sendAttempt.call()))
                    .ifPresentOrElse(fallbacks::add, () -> settled.add(judge(sendAttempt, outcome)));
        }
        for (List<SendAttempt> second : BatchPartitioner.of(fallbacks, SendAttempt::call)) {
            settled.addAll(secondHalf(portal, second));
        }
        return settled;
    }

    /** A message that can be looked for is looked for before people are asked. */
    private CallOutcome judge(SendAttempt sendAttempt, Outcome outcome) {
        PortalId portal = sendAttempt.claimed().call().lane().portal();
        return callOutcomeClassifier.judge(
                sendAttempt, outcome, () -> finder.canFind(sendAttempt, ledgers.apply(portal)));
    }

    private Outcome call(PortalId portal, Call call) {
        try {
            return new Outcome.Answered(rests.apply(portal).call(call));
        } catch (RestException failure) {
            budget.failed(portal, call, failure);
            return new Outcome.Failed(failure);
        }
    }
}
