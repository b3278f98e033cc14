package io.github.imbot4j.dispatch;

import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.HeapExhaustion;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LastResort;
import io.github.imbot4j.delivery.Outbox;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Patience;
import io.github.imbot4j.delivery.PortalBudget;
import io.github.imbot4j.delivery.Setback;
import io.github.imbot4j.delivery.Settlement;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.Shipments;
import io.github.imbot4j.wire.v1.ChatSearch;
import io.github.imbot4j.wire.v1.ImbotCalls;
import io.github.imbot4j.wire.v1.NotifyCalls;
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
 * Send the calls of the outbox, within the portal's budget: one alone, several together in a batch. It never waits while it
 * holds a call; what cannot go now is given back with the time to come again.
 *
 * <p>Safe for use by several threads.
 */
final class Courier {

    /** Nobody wants to see now that a bot was typing then. */
    private static final Duration TYPING = Duration.ofMinutes(1);

    /** How long a call waits for one of another lane that it refers to, and how often. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final int MOST_WAITS = 200;

    /** How long a call waits for a storage that failed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What keeps everything of a portal back for long. */
    private static final Set<Setback> SHUT = EnumSet.of(Setback.DOWN, Setback.BLOCKED, Setback.PARKED);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Outbox outbox;
    private final Function<PortalId, Ledger> ledgers;
    private final MessageFinder finder;
    private final Function<PortalId, Rest> rests;
    private final PortalBudget budget;
    private final Judge judge;
    private final Results results;
    private final Patience patience;
    private final Predicate<Lane> typing;
    private final Clock clock;

    /**
     * Sends through these.
     *
     * @param ledgers say which bots a portal has, and which it has deleted
     * @param finder finds out what was posted
     * @param rests neither wait nor repeat
     * @param typing whether anybody wants to know that a bot is typing there
     */
    Courier(
            Outbox outbox,
            Function<PortalId, Ledger> ledgers,
            MessageFinder finder,
            Function<PortalId, Rest> rests,
            PortalBudget budget,
            Judge judge,
            Results results,
            Patience patience,
            Predicate<Lane> typing,
            Clock clock) {
        this.outbox = outbox;
        this.ledgers = ledgers;
        this.finder = finder;
        this.rests = rests;
        this.budget = budget;
        this.judge = judge;
        this.results = results;
        this.patience = patience;
        this.typing = typing;
        this.clock = clock;
    }

    /** Sends calls of one portal and settles them, those of each request as soon as it is answered. */
    void send(List<ClaimedCall> calls) {
        PortalId portal = calls.get(0).call().lane().portal();
        List<Settlement> needless = new ArrayList<>();
        List<Parcel> parcels = new ArrayList<>();
        boolean asked;
        try {
            Ledger ledger = ledgers.apply(portal);
            for (ClaimedCall call : calls) {
                ofDeletedBot(ledger, call)
                        .or(() -> notNow(portal, call))
                        .ifPresentOrElse(needless::add, () -> address(call, parcels, needless));
            }
            MessageFinder.Look look = finder.look(portal, parcels, ledger);
            asked = look.asked();
            parcels.removeIf(parcel -> Optional.ofNullable(look.settled().get(parcel.claimed()))
                    .or(() -> judge.afterCrash(parcel.claimed()))
                    .map(needless::add)
                    .isPresent());
        } catch (JournalException storage) {
            settle(later(calls, clock.instant().plus(PAUSE), String.valueOf(storage.getMessage())));
            return;
        }
        settle(needless);
        List<Parcel> missing = missing(portal, parcels);
        // What was looked for would else be looked for again at its next turn, and on a busy portal never be sent.
        boolean hasPlace = asked || missing.stream().anyMatch(parcel -> ChatSearch.finds(parcel.call()));
        for (List<Parcel> shipment : shipments(missing)) {
            try {
                settle(
                        hasPlace
                                ? secondHalf(portal, shipment)
                                : inTurn(portal, shipment, () -> deliver(portal, shipment)));
                hasPlace = false;
            } catch (RuntimeException | Error bug) {
                HeapExhaustion.check(bug);
                // Those before it are settled, and settling them twice would be refused, with these.
                LastResort.end(outbox, claimed(shipment), bug);
            }
        }
        giveUpLate(portal);
    }

    /** A request has one token: what is a bot's own goes alone, after the others. */
    private static List<List<Parcel>> shipments(List<Parcel> parcels) {
        Predicate<Parcel> isOwn = parcel -> NotifyCalls.bot(parcel.call()).isPresent();
        List<Parcel> others = parcels.stream().filter(isOwn.negate()).toList();
        List<List<Parcel>> shipments = new ArrayList<>(Shipments.of(others, Parcel::call));
        parcels.stream().filter(isOwn).forEach(parcel -> shipments.add(List.of(parcel)));
        return shipments;
    }

    /** Puts in what the references of a call stand for; without that it waits, or is refused. */
    private void address(ClaimedCall claimed, List<Parcel> parcels, List<Settlement> needless) {
        OutgoingCall call = claimed.call();
        Parcel parcel = Parcel.of(claimed);
        if (!parcel.hasRefs()) {
            parcels.add(parcel);
            return;
        }
        List<String> unknown = new ArrayList<>();
        parcel.resolve(name -> {
                    Optional<String> number = results.find(call.lane(), name);
                    if (number.isEmpty()) {
                        unknown.add(name);
                    }
                    return number;
                })
                .ifPresentOrElse(parcels::add, () -> needless.add(withoutAddress(claimed, unknown.get(0))));
    }

    /** Calls of one lane go in order: what an earlier one of this lane makes is known by now, or never will be. */
    private Settlement withoutAddress(ClaimedCall claimed, String name) {
        OutgoingCall call = claimed.call();
        if (results.of(call.lane(), name) instanceof Results.State.Waiting waiting
                && !waiting.dialog().equals(call.lane().dialog())
                && claimed.attempt() <= MOST_WAITS) {
            return new Settlement.Again(
                    claimed, clock.instant().plus(WAIT), "what it refers to as \"" + name + "\" is not sent yet");
        }
        String why = "what it refers to as \"" + name + "\" was not created";
        LOG.warn(
                "Not sent: {} of bot '{}' to portal {}: {}.",
                call.call().method(),
                call.lane().bot(),
                call.lane().portal(),
                why);
        return new Settlement.Refused(claimed, why, results.refused(call));
    }

    /** Leaves out, and settles, what is found to be there already. */
    private List<Parcel> missing(PortalId portal, List<Parcel> parcels) {
        List<Parcel> missing = new ArrayList<>();
        for (Parcel parcel : parcels) {
            Optional<Call> search = ChatSearch.of(parcel.call());
            if (search.isEmpty()) {
                missing.add(parcel);
                continue;
            }
            try {
                List<Settlement> found = inTurn(portal, List.of(parcel), () -> look(portal, parcel, search.get()));
                settle(found);
                if (found.isEmpty()) {
                    missing.add(parcel);
                }
            } catch (RuntimeException | Error bug) {
                HeapExhaustion.check(bug);
                LastResort.end(outbox, List.of(parcel.claimed()), bug);
            }
        }
        return missing;
    }

    /** Settles a call if what it makes is there already, or cannot be looked for now. */
    private List<Settlement> look(PortalId portal, Parcel parcel, Call search) {
        Outcome found = call(portal, search);
        if (found instanceof Outcome.Failed failed) {
            return List.of(judge.unsent(parcel, failed.failure()));
        }
        OptionalLong id = ChatSearch.found(((Outcome.Answered) found).answer());
        if (id.isEmpty()) {
            return List.of();
        }
        LOG.info("Not created again: chat {} of portal {} is there.", id.getAsLong(), portal);
        return List.of(new Settlement.Sent(
                parcel.claimed(), results.answered(parcel.claimed().call(), id)));
    }

    /** Asks the portal when there is a place in its budget, and else has the calls come again. */
    private List<Settlement> inTurn(PortalId portal, List<Parcel> shipment, Supplier<List<Settlement>> request) {
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
    private List<Settlement> secondHalf(PortalId portal, List<Parcel> shipment) {
        budget.force(portal);
        return whenStorageWorks(shipment, () -> deliver(portal, shipment));
    }

    /** The storage is asked for the token and the budget before a request is made: when that fails, nothing has run. */
    private List<Settlement> whenStorageWorks(List<Parcel> shipment, Supplier<List<Settlement>> delivery) {
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
                .filter(cause -> SHUT.contains(cause) && judge.mayGiveUp())
                .ifPresent(cause -> {
                    Duration limit = patience.limit(cause).orElseThrow();
                    try {
                        int late = outbox.giveUp(
                                portal,
                                clock.instant().minus(limit),
                                "it waited longer than " + words(limit) + " for the portal; " + reason(cause));
                        if (late > 0) {
                            LOG.warn(
                                    "{} calls to portal {} waited longer than {} and are given up; \"outbox ls --state refused\""
                                            + " shows them.",
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

    private static String reason(Setback cause) {
        return switch (cause) {
            case PARKED -> "the app may not call it";
            case BLOCKED -> "the vendor has blocked it";
            default -> "it is down";
        };
    }

    /** Nobody waits for it: the lanes go on when it is done. */
    private void settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        outbox.settle(
                settlements,
                why -> LastResort.end(
                        outbox, settlements.stream().map(Settlement::call).toList(), why));
    }

    private static List<ClaimedCall> claimed(List<Parcel> shipment) {
        return shipment.stream().map(Parcel::claimed).toList();
    }

    /** A deleted bot says nothing more; another one registered under its code since has another id. */
    private static Optional<Settlement> ofDeletedBot(Ledger ledger, ClaimedCall call) {
        Lane lane = call.call().lane();
        OptionalLong botId = ImbotCalls.botId(call.call().call());
        boolean deleted = botId.isPresent() ? ledger.isDeleted(botId.getAsLong()) : ledger.isDeleted(lane.bot());
        if (!deleted) {
            return Optional.empty();
        }
        if (isTyping(call)) {
            return Optional.of(new Settlement.Sent(call));
        }
        LOG.info(
                "Not sent: {} to dialog {} of portal {}, for its bot '{}' was deleted there.",
                call.call().call().method(),
                lane.dialog(),
                lane.portal(),
                lane.bot());
        return Optional.of(new Settlement.Refused(call, "the bot was deleted on the portal"));
    }

    private Optional<Settlement> notNow(PortalId portal, ClaimedCall call) {
        Instant now = clock.instant();
        boolean isTyping = isTyping(call);
        if (isTyping
                && (now.isAfter(call.since().plus(TYPING))
                        || !typing.test(call.call().lane()))) {
            return Optional.of(new Settlement.Sent(call));
        }
        return budget.heldFor(portal, call.call().call())
                .map(pause -> isTyping
                        ? new Settlement.Sent(call)
                        : new Settlement.Again(call, now.plus(pause), "the method has used up its time on the portal"));
    }

    private static boolean isTyping(ClaimedCall call) {
        return call.call().supersedes().equals(OutgoingCall.TYPING);
    }

    /** Typing does not wait for a place: the next notice will do. */
    private static List<Settlement> later(List<ClaimedCall> calls, Instant next, String why) {
        return calls.stream()
                .<Settlement>map(
                        call -> isTyping(call) ? new Settlement.Sent(call) : new Settlement.Again(call, next, why))
                .toList();
    }

    private List<Settlement> deliver(PortalId portal, List<Parcel> shipment) {
        if (shipment.size() == 1) {
            return settled(
                    portal, shipment, List.of(call(portal, shipment.get(0).call())));
        }
        Batch batch = Batch.of(shipment.stream().map(Parcel::call).toList());
        Outcome whole = call(portal, batch.call());
        if (whole instanceof Outcome.Answered answered) {
            return settled(portal, shipment, batch.read(answered.answer()));
        }
        if (whole instanceof Outcome.Failed failed && Setback.of(batch.call(), failed.failure()) == Setback.CALL) {
            budget.refusesBatches(portal);
            return later(
                    claimed(shipment),
                    clock.instant(),
                    String.valueOf(failed.failure().getMessage()));
        }
        return settled(portal, shipment, Collections.nCopies(shipment.size(), whole));
    }

    private List<Settlement> settled(PortalId portal, List<Parcel> shipment, List<Outcome> outcomes) {
        List<Settlement> settled = new ArrayList<>();
        List<Parcel> fallbacks = new ArrayList<>();
        for (int i = 0; i < shipment.size(); i++) {
            Parcel parcel = shipment.get(i);
            Outcome outcome = outcomes.get(i);
            parcel.fallback(outcome).ifPresentOrElse(fallbacks::add, () -> settled.add(judge(parcel, outcome)));
        }
        for (List<Parcel> second : Shipments.of(fallbacks, Parcel::call)) {
            settled.addAll(secondHalf(portal, second));
        }
        return settled;
    }

    /** A message that can be looked for is looked for before people are asked. */
    private Settlement judge(Parcel parcel, Outcome outcome) {
        PortalId portal = parcel.claimed().call().lane().portal();
        return judge.judge(parcel, outcome, () -> finder.canFind(parcel, ledgers.apply(portal)));
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
