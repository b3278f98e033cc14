package io.github.imbot4j.sending;

import io.github.imbot4j.authorization.BotTokens;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.FirstSend;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.Tenants;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Batch.Outcome;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.FailureScope;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.TokenExpiredException;
import io.github.imbot4j.wire.MessageSearch;
import io.github.imbot4j.wire.MessageSearch.Found;
import io.github.imbot4j.wire.Protocols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A check whether a message whose outcome is unknown was posted: before the message is sent again, the last messages of
 * its dialog are read with the bot's own token. If the check is not possible, the message is sent again.
 *
 * <p>Safe for use by several threads.
 */
public final class MessageFinder {

    private static final Logger LOG = LoggerFactory.getLogger(MessageFinder.class);

    /** Dialogs read in one request: their answers are parsed together. */
    private static final int TOGETHER = 10;

    /** What keeps everything from the portal, the message too. */
    private static final Set<FailureScope> OF_THE_PORTAL =
            EnumSet.of(FailureScope.FULL, FailureScope.DOWN, FailureScope.BLOCKED);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** How long a dialog is asked for that the portal fails to show; then the message is sent. */
    private static final Duration ASKING = Duration.ofMinutes(1);

    private final Tenants tenants;
    private final BotTokens tokens;
    private final BiFunction<PortalId, Secret, Rest> rests;
    private final PortalRateLimiter budget;
    private final CallResults callResults;
    private final Protocols protocols;
    private final Clock clock;

    /**
     * Looks through these.
     *
     * @param rests in the name of whose token it is; they neither wait nor repeat
     */
    public MessageFinder(
            Tenants tenants,
            BotTokens tokens,
            BiFunction<PortalId, Secret, Rest> rests,
            PortalRateLimiter budget,
            CallResults callResults,
            Protocols protocols,
            Clock clock) {
        this.protocols = protocols;
        this.tenants = tenants;
        this.tokens = tokens;
        this.rests = rests;
        this.budget = budget;
        this.callResults = callResults;
        this.clock = clock;
    }

    /** A call, and what to look for. */
    private record Search(ClaimedCall claimed, MessageSearch sought) {

        Call call() {
            return sought.call();
        }
    }

    /** A bot on a portal, whose token is asked with. */
    private record Asker(long bot, String code) {}

    /** Tells whether it can be looked for, should nobody know what becomes of it. */
    boolean canFind(SendAttempt sendAttempt, Ledger ledger) {
        return search(sendAttempt, ledger)
                .filter(search -> token(search).isPresent())
                .isPresent();
    }

    /**
     * What became of calls that may have run.
     *
     * @param settled by call: {@link CallOutcome.Sent} of what was found, {@link CallOutcome.Again} of what is to be looked for later;
     *     without those that are to be sent
     * @param asked whether the portal was asked, within its budget
     */
    record Look(Map<ClaimedCall, CallOutcome> settled, boolean asked) {}

    /** Looks for those of calls that may have run. */
    Look look(PortalId portal, List<SendAttempt> parcels, Ledger ledger) {
        Map<Asker, List<Search>> byBot = new LinkedHashMap<>();
        for (SendAttempt sendAttempt : parcels) {
            if (sendAttempt.claimed().doubts() > 0) {
                search(sendAttempt, ledger)
                        .ifPresent(search -> byBot.computeIfAbsent(
                                        new Asker(
                                                search.sought().bot(),
                                                sendAttempt
                                                        .claimed()
                                                        .call()
                                                        .lane()
                                                        .bot()),
                                        bot -> new ArrayList<>())
                                .add(search));
            }
        }
        Map<ClaimedCall, CallOutcome> settled = new LinkedHashMap<>();
        boolean asked = false;
        for (List<Search> searches : byBot.values()) {
            for (int from = 0; from < searches.size(); from += TOGETHER) {
                Look look = look(portal, searches.subList(from, Math.min(from + TOGETHER, searches.size())));
                settled.putAll(look.settled());
                asked |= look.asked();
            }
        }
        return new Look(settled, asked);
    }

    private Optional<Search> search(SendAttempt sendAttempt, Ledger ledger) {
        Lane lane = sendAttempt.claimed().call().lane();
        long registered = ledger.bots().containsKey(lane.bot())
                ? ledger.bots().get(lane.bot()).id()
                : 0;
        return protocols
                .traits(sendAttempt.call())
                .message(sendAttempt.call(), registered, lane.dialog())
                .map(sought -> new Search(sendAttempt.claimed(), sought));
    }

    private Secret token(Search search) {
        PortalId portal = search.claimed().call().lane().portal();
        return tenants.find(portal)
                .filter(tenant -> tenant.isActive() && mayRead(tenant, search.sought()))
                .map(tenant -> tokens.find(
                        tenant,
                        search.claimed().call().lane().bot(),
                        search.sought().bot()))
                .orElse(Secret.none());
    }

    /** Which scopes the app has is what the OAuth server said; it does not always. */
    private static boolean mayRead(Tenant tenant, MessageSearch search) {
        return tenant.scope().isBlank()
                || Arrays.asList(tenant.scope().split("[,\\s]+")).contains(search.scope());
    }

    private Look look(PortalId portal, List<Search> searches) {
        Secret token = token(searches.get(0));
        if (!token.isPresent()) {
            return new Look(Map.of(), false);
        }
        if (!budget.take(portal)) {
            Instant next = clock.instant().plus(budget.nextPlace(portal));
            return new Look(later(searches, next, "the portal's budget is used up"), false);
        }
        Map<ClaimedCall, CallOutcome> settled = new LinkedHashMap<>();
        Instant asked = clock.instant();
        List<Outcome> outcomes = ask(portal, token, searches);
        Instant heard = clock.instant();
        for (int i = 0; i < searches.size(); i++) {
            Search search = searches.get(i);
            if (outcomes.get(i) instanceof Outcome.Answered answered) {
                found(search, asked, heard, answered.answer())
                        .ifPresent(found -> settled.put(search.claimed(), sent(search, found)));
            } else if (outcomes.get(i) instanceof Outcome.Failed failed) {
                settled.putAll(failed(portal, search, failed.failure()));
            }
        }
        return new Look(settled, true);
    }

    private List<Outcome> ask(PortalId portal, Secret token, List<Search> searches) {
        Rest rest = rests.apply(portal, token);
        try {
            if (searches.size() == 1) {
                return List.of(new Outcome.Answered(rest.call(searches.get(0).call())));
            }
            Batch batch = Batch.of(searches.stream().map(Search::call).toList());
            return batch.read(rest.call(batch.call()));
        } catch (RestException failure) {
            return Collections.nCopies(searches.size(), new Outcome.Failed(failure));
        }
    }

    /**
     * The first message that no call before can have posted: newer than what was known when this call was first sent, and not earlier
     * than that by the portal's clock. That clock tells whole seconds, and by how much it is ahead is known no better than the answer took. Where no
     * message was known, time alone decides: then, when in doubt, none.
     */
    private static Optional<Found> found(Search search, Instant asked, Instant heard, RestResponse restResponse) {
        FirstSend first = search.claimed().firstSend();
        Duration ahead = restResponse
                .startedAt()
                .map(portal -> Duration.between(first.newest() > 0 ? heard : asked, portal))
                .orElse(Duration.ZERO);
        Instant earliest = first.at().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
        return search.sought().found(restResponse).stream()
                .filter(one -> one.id() > first.newest() && !one.second().isBefore(earliest))
                .findFirst();
    }

    private CallOutcome sent(Search search, Found found) {
        LOG.info(
                "Found out: {} to dialog {} of portal {} was posted as message {}; it is not sent again.",
                search.claimed().call().call().method(),
                search.sought().dialog(),
                search.claimed().call().lane().portal(),
                found.id());
        return new CallOutcome.Sent(
                search.claimed(),
                found.id(),
                callResults.answered(search.claimed().call(), OptionalLong.of(found.id())));
    }

    private Map<ClaimedCall, CallOutcome> failed(PortalId portal, Search search, RestException failure) {
        FailureScope failureScope = FailureScope.of(search.call(), failure);
        if (OF_THE_PORTAL.contains(failureScope)) {
            budget.failed(portal, search.call(), failure);
        }
        if (OF_THE_PORTAL.contains(failureScope) || (failureScope == FailureScope.UNKNOWN && isAskedFor(search))) {
            return later(List.of(search), clock.instant().plus(PAUSE), String.valueOf(failure.getMessage()));
        }
        LOG.debug("Nobody can find out whether it was posted: {}", failure.getMessage());
        if (failure instanceof TokenExpiredException || failureScope == FailureScope.PARKED) {
            tokens.forget(
                    portal,
                    search.claimed().call().lane().bot(),
                    search.sought().bot());
        }
        return Map.of();
    }

    private boolean isAskedFor(Search search) {
        return clock.instant().isBefore(search.claimed().firstSend().at().plus(ASKING));
    }

    private static Map<ClaimedCall, CallOutcome> later(List<Search> searches, Instant when, String why) {
        Map<ClaimedCall, CallOutcome> later = new LinkedHashMap<>();
        searches.forEach(search -> later.put(search.claimed(), new CallOutcome.Again(search.claimed(), when, why)));
        return later;
    }
}
