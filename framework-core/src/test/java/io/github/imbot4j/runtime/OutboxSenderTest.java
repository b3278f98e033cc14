package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.authorization.BotTokens;
import io.github.imbot4j.authorization.TokenSeal;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClockTrust;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.delivery.UnknownOutcomes;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.execution.IncidentReporter;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.OAuthServers;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.install.TokenRefresher;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.ratelimit.RateLimitGate;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.sending.CallOutcomeClassifier;
import io.github.imbot4j.sending.CallResults;
import io.github.imbot4j.sending.MessageFinder;
import io.github.imbot4j.sending.OutboxSender;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the outbox is sent to a portal that has limits, with time passing as told. */
@Timeout(60)
class OutboxSenderTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final Duration TICK = Duration.ofMillis(100);

    private final SetClock clock = new SetClock();
    private final LimitedPortal portal = new LimitedPortal(clock);
    private final MemoryJournal journal = new MemoryJournal(clock);
    private final MemoryTenants tenants = new MemoryTenants();
    private final MemoryLedgers ledgers = new MemoryLedgers();
    private final MemoryRequestQuota allowance = new MemoryRequestQuota(clock);
    private final List<Incident> incidents = new ArrayList<>();
    private final PortalRateLimiter budget =
            new PortalRateLimiter(allowance, RateLimits.of(Rate.STANDARD), clock, new PortalRateLimiter.Signals() {
                @Override
                public void wakeAfter(Duration pause) {}

                @Override
                public void askTariff(PortalId asked) {}
            });
    private final CallResults callResults = new CallResults(journal, Generations.all(), clock);
    private ClockTrust trust = new ClockTrust(clock, clock);
    private OutboxSender outboxSender = courier();

    /** The request before which the storage fails once, counted from 1. */
    private int storageFailures;

    private OutboxSender courier() {
        tenants.save(SampleTenants.of(ACME));
        RestClient client = new RestClient(portal, clock::advance, RetryPolicy.ofCalls());
        OAuthServers oauth = new OAuthServers(RunningSpine.settings(), portal, client, clock);
        TenantRest rest = new TenantRest(
                tenants,
                new TokenRefresher(tenants, oauth, new EndpointPolicy(false), clock, DeliveryReporter.NONE),
                client,
                clock,
                new RateLimitGate(budget, clock::advance),
                (tenant, call) -> call);
        CallOutcomeClassifier callOutcomeClassifier = new CallOutcomeClassifier(
                budget,
                new IncidentReporter(incidents::add),
                RetryLimits.standard(),
                callResults,
                Generations.all(),
                clock,
                trust);
        return new OutboxSender(
                journal,
                ledgers::load,
                new MessageFinder(
                        tenants,
                        new BotTokens(journal, new TokenSeal(), clock),
                        rest::once,
                        budget,
                        new CallResults(journal, Generations.all(), clock),
                        Generations.all(),
                        clock),
                Generations.all(),
                id -> call -> {
                    if (storageFailures > 0 && --storageFailures == 0) {
                        throw new JournalException("the database is gone", new IllegalStateException("gone"));
                    }
                    return rest.once(id).call(call);
                },
                budget,
                callOutcomeClassifier,
                callResults,
                RetryLimits.standard(),
                lane -> !lane.dialog().equals("over"),
                clock);
    }

    private static OutgoingCall say(String dialog, String text) {
        return OutgoingCall.of(
                new Lane(ACME, "greeter", dialog),
                Call.of("imbot.message.add").with("DIALOG_ID", dialog).with("MESSAGE", text));
    }

    private static OutgoingCall call(String dialog, Call call, Optional<Call> fallback) {
        return new OutgoingCall(new Lane(ACME, "greeter", dialog), call, fallback, Priority.REPLY, "");
    }

    private void put(OutgoingCall... calls) {
        journal.put(List.of(calls));
    }

    /** Sends what may be sent now. */
    private void send() {
        List<ClaimedCall> claimed = journal.claimCalls(budget, Duration.ZERO);
        while (!claimed.isEmpty()) {
            outboxSender.send(claimed);
            claimed = journal.claimCalls(budget, Duration.ZERO);
        }
    }

    private void pass(Duration time) {
        clock.advance(time);
        send();
    }

    /** Uses up our budget, so that what is put next has to wait and travels together. */
    private void useUp() {
        allowance.fill(ACME, new Rate(2, 45));
    }

    private List<OutboxRecord> kept() {
        return journal.records().outbox(new Filter(Optional.empty(), "", 100));
    }

    private List<String> messages() {
        return portal.ran.stream().map(LimitedPortal.Ran::message).toList();
    }

    @Test
    void saysNothingMoreForABotThatThePortalDeleted() {
        ledgers.save(new Ledger(ACME, Map.of(), Map.of(), "", Map.of(5L, "greeter")));
        Call asNew = Call.of("imbot.message.add").with("BOT_ID", 6L).with("MESSAGE", "new");
        put(
                call("1", Call.of("imbot.message.add").with("BOT_ID", 5L).with("MESSAGE", "old"), Optional.empty()),
                call("2", Call.of("imbot.command.answer").with("MESSAGE", "old"), Optional.empty()),
                call("3", asNew, Optional.empty()));

        send();

        assertThat(messages()).containsExactly("new");
        assertThat(kept())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.state()).isEqualTo(OutboxState.REFUSED));
    }

    @Test
    void sendsAloneWhileThereIsRoom() {
        put(say("1", "a"), say("2", "b"), say("3", "c"));

        send();

        assertThat(portal.requests).containsOnly("imbot.message.add").hasSize(3);
    }

    @Test
    void sendsTogetherWhatWaitsAndKeepsEachDialogsOrder() {
        useUp();
        put(say("1", "a1"), say("1", "a2"), say("2", "b1"), say("3", "c1"));
        send();
        assertThat(portal.requests).isEmpty();

        pass(Duration.ofMillis(500));
        assertThat(portal.requests).containsExactly("batch");
        assertThat(messages()).containsExactly("a1", "b1", "c1");
        pass(Duration.ofMillis(500));

        assertThat(messages()).containsExactly("a1", "b1", "c1", "a2");
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void drainsFiveThousandRepliesOfAHundredDialogsAtNinetyASecondWithoutALimitError() {
        portal.useUp();
        useUp();
        for (int i = 0; i < 5_000; i++) {
            put(say("d" + i % 100, String.valueOf(i)));
        }

        Instant begun = clock.instant();
        while (!journal.backlog().isEmpty()) {
            pass(TICK);
        }

        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        assertThat(5_000 / seconds).as("replies a second").isGreaterThanOrEqualTo(90);
        assertThat(portal.refused).isZero();
        assertThat(portal.ran).hasSize(5_000);
        Map<String, Integer> last = new HashMap<>();
        for (LimitedPortal.Ran ran : portal.ran) {
            int number = Integer.parseInt(ran.message());
            assertThat(number).isGreaterThan(last.getOrDefault(ran.dialog(), -1));
            last.put(ran.dialog(), number);
        }
    }

    @Test
    void mapsEachFailureInABatchToItsOwnCall() {
        useUp();
        portal.failNext("imbot.chat.leave", "CHAT_ID_EMPTY");
        put(say("1", "a"), call("2", Call.of("imbot.chat.leave"), Optional.empty()), say("3", "c"));

        pass(Duration.ofMillis(500));

        assertThat(messages()).containsExactly("a", "c");
        assertThat(kept()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(OutboxState.REFUSED);
            assertThat(one.why()).contains("imbot.chat.leave", "CHAT_ID_EMPTY");
        });
        assertThat(incidents).singleElement().isInstanceOf(Incident.CallDropped.class);
    }

    @Test
    void sendsLaterWhatTheStorageHadNoTokenFor() {
        storageFailures = 1;
        put(say("1", "a"), say("1", "b"));

        send();
        assertThat(portal.requests).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(messages()).containsExactly("a", "b");
        assertThat(kept()).isEmpty();
        assertThat(incidents).isEmpty();
    }

    @Test
    void sendsLaterOnlyTheRequestBeforeWhichTheStorageFailed() {
        useUp();
        storageFailures = 2;
        put(say("1", "$result[c1]"), say("2", "b"), say("3", "c"));

        for (int i = 0; i < 40; i++) {
            pass(TICK);
        }

        assertThat(messages()).containsExactlyInAnyOrder("$result[c1]", "b", "c");
        assertThat(kept()).isEmpty();
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void sendsLaterTheFallbackBeforeWhichTheStorageFailed() {
        useUp();
        storageFailures = 2;
        Call late = Call.of("imbot.command.answer").with("MESSAGE", "too late");
        put(call("1", late, Optional.of(say("1", "anew").call())), say("2", "b"));

        for (int i = 0; i < 40; i++) {
            pass(TICK);
        }

        assertThat(messages()).containsOnlyOnce("anew", "b");
        assertThat(kept()).isEmpty();
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void sendsAloneWhatCouldReadAnothersResult() {
        useUp();
        put(say("1", "$result[c1]"), say("2", "b"), say("3", "c"));

        pass(Duration.ofMillis(500));
        assertThat(portal.requests).containsExactly("imbot.message.add");
        pass(Duration.ofMillis(500));

        assertThat(portal.requests).containsExactly("imbot.message.add", "batch");
        assertThat(messages()).containsExactly("$result[c1]", "b", "c");
    }

    @Test
    void sendsTheFallbacksOfABatchTogetherAfterIt() {
        useUp();
        Call late = Call.of("imbot.command.answer").with("MESSAGE", "too late");
        put(
                call("1", late, Optional.of(say("1", "anew 1").call())),
                call("2", late, Optional.of(say("2", "anew 2").call())),
                say("3", "c"));

        pass(Duration.ofMillis(500));

        assertThat(portal.requests).containsExactly("batch", "batch");
        assertThat(messages()).containsExactly("too late", "too late", "c", "anew 1", "anew 2");
        assertThat(journal.backlog().isEmpty()).isTrue();
        assertThat(kept()).isEmpty();
    }

    @Test
    void saysInTheDialogWhatAnAnswerSaysThatCameTooLate() {
        useUp();
        Call late = Call.of("imbot.command.answer").with("COMMAND_ID", 9L).with("MESSAGE", "too late");
        Call address = Call.of("imbot.message.add").with("BOT_ID", 39L).with("DIALOG_ID", "1");
        put(call("1", late, Optional.of(address)));

        pass(Duration.ofMillis(500));

        assertThat(portal.requests).containsExactly("imbot.command.answer", "imbot.message.add");
        assertThat(messages()).containsExactly("too late", "too late");
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void judgesEachCallOfABatchThatMayHaveRunByItsOwnKind() {
        useUp();
        Call edit = Call.of("imbot.message.update").with("MESSAGE", "edited");
        put(
                say("1", "once"),
                call("2", edit, Optional.empty()),
                call("3", Call.of("imbot.chat.add").with("TITLE", "new"), Optional.empty()));
        portal.breakNext();

        pass(Duration.ofMillis(500));
        assertThat(kept())
                .extracting(OutboxRecord::state)
                .containsExactly(OutboxState.RETRYING, OutboxState.RETRYING, OutboxState.UNKNOWN);
        pass(Duration.ofSeconds(3));

        assertThat(messages()).containsExactlyInAnyOrder("once", "edited");
        assertThat(kept()).extracting(OutboxRecord::state).containsExactly(OutboxState.UNKNOWN);
        assertThat(incidents).singleElement().isInstanceOf(Incident.OutcomeUnknown.class);
    }

    @Test
    void repeatsWhatShowsNothingOnceAndNoMore() {
        put(call("2", Call.of("imbot.message.update"), Optional.empty()));
        portal.breakNext();
        portal.breakNext();

        send();
        pass(Duration.ofSeconds(3));

        assertThat(portal.requests).hasSize(2);
        assertThat(kept()).extracting(OutboxRecord::state).containsExactly(OutboxState.UNKNOWN);
    }

    @Test
    void sendsAMessageAgainOfWhichNobodyKnowsWhetherItWasPosted() {
        put(say("1", "a"), say("1", "b"));
        portal.breakNext();

        send();
        pass(Duration.ofSeconds(3));

        assertThat(messages()).containsExactly("a", "b");
        assertThat(kept()).isEmpty();
        assertThat(incidents).isEmpty();
    }

    @Test
    void asksPeopleAboutAMessageThatWasSentAgainAndAgainInVain() {
        put(say("1", "a"), say("1", "b"));
        for (int i = 0; i <= UnknownOutcomes.MOST_RESENT; i++) {
            portal.breakNext();
        }

        for (int i = 0; i <= UnknownOutcomes.MOST_RESENT; i++) {
            pass(Duration.ofMinutes(6));
        }
        pass(Duration.ofMinutes(6));

        assertThat(messages()).containsExactly("b");
        assertThat(kept()).extracting(OutboxRecord::state).containsExactly(OutboxState.UNKNOWN);
        assertThat(incidents).singleElement().isInstanceOf(Incident.OutcomeUnknown.class);
    }

    @Test
    void decidesByItsKindAboutACallThatWasBeingSentWhenItsProcessEnded() {
        put(say("1", "a"), call("2", Call.of("imbot.chat.add"), Optional.empty()));
        for (ClaimedCall left : journal.claimCalls((portal, ready) -> 2, Duration.ZERO)) {
            journal.settle(List.of(CallOutcome.Again.inDoubt(left, clock.instant(), "the process died")));
        }

        send();

        assertThat(messages()).containsExactly("a");
        assertThat(kept()).extracting(OutboxRecord::state).containsExactly(OutboxState.UNKNOWN);
        assertThat(incidents).singleElement().isInstanceOf(Incident.OutcomeUnknown.class);
    }

    /** Creates a chat and writes there, from the dialog of that id. */
    private static OutgoingCall create(String dialog) {
        Call add = Call.of("imbot.chat.add")
                .with("TITLE", "x")
                .with("ENTITY_TYPE", "IMBOT4J")
                .with("ENTITY_ID", "7");
        return call(dialog, add, Optional.empty()).as("chat:7");
    }

    private static OutgoingCall sayThere(String dialog, String text) {
        Call say = Call.of("imbot.message.add")
                .with("DIALOG_ID", new Ref("chat{chat:7}"))
                .with("MESSAGE", text);
        return call(dialog, say, Optional.empty());
    }

    private void putNamed(OutgoingCall... calls) {
        callResults.waiting(List.of(calls)).forEach(journal::remember);
        put(calls);
    }

    @Test
    void putsTheNumberOfANewChatIntoTheCallsThatReferToIt() {
        putNamed(create("1"), sayThere("1", "hello"));

        send();

        String chat = "chat"
                + callResults.number(new Lane(ACME, "greeter", "1"), "chat:7").getAsLong();
        assertThat(portal.ran)
                .containsExactly(
                        new LimitedPortal.Ran("imbot.chat.get", "", ""),
                        new LimitedPortal.Ran("imbot.chat.add", "", ""),
                        new LimitedPortal.Ran("imbot.message.add", chat, "hello"));
    }

    @Test
    void looksForAChatOfWhichNobodyKnowsWhetherItWasCreated() {
        putNamed(create("1"), sayThere("1", "hello"));
        portal.answerNext(method -> HttpResponse.json(200, "{\"result\":null}"));
        portal.breakNext();
        portal.answerNext(method -> HttpResponse.json(200, "{\"result\":{\"ID\":45}}"));

        send();
        pass(Duration.ofSeconds(3));

        assertThat(portal.requests)
                .containsExactly("imbot.chat.get", "imbot.chat.add", "imbot.chat.get", "imbot.message.add");
        assertThat(portal.ran).containsExactly(new LimitedPortal.Ran("imbot.message.add", "chat45", "hello"));
        assertThat(kept()).isEmpty();
    }

    /** Looking takes a place as sending does; with one at a time there is none left for what was looked for. */
    @Test
    void createsAChatOnAPortalThatIsAlwaysBusy() {
        useUp();
        putNamed(create("1"));
        for (int second = 0; second < 10; second++) {
            put(say("busy" + second, "x"), say("busier" + second, "y"));
            for (int tick = 0; tick < 10; tick++) {
                pass(TICK);
            }
        }

        assertThat(portal.ran).extracting(LimitedPortal.Ran::method).containsOnlyOnce("imbot.chat.add");
        assertThat(kept())
                .extracting(record -> record.call().orElseThrow().call().method())
                .doesNotContain("imbot.chat.add");
        assertThat(portal.refused).isZero();
    }

    @Test
    void looksForAChatAgainThatItCouldNotLookFor() {
        putNamed(create("1"));
        portal.breakNext();

        send();
        pass(Duration.ofSeconds(3));

        assertThat(portal.requests).containsExactly("imbot.chat.get", "imbot.chat.get", "imbot.chat.add");
    }

    @Test
    void refusesWhatRefersToAChatThatWasRefused() {
        putNamed(create("1"), sayThere("1", "hello"), say("1", "bye"));
        portal.failNext("imbot.chat.add", "ACCESS_DENIED");

        send();

        assertThat(messages()).containsExactly("", "bye");
        assertThat(kept())
                .extracting(OutboxRecord::why)
                .satisfiesExactly(
                        why -> assertThat(why).contains("ACCESS_DENIED"),
                        why -> assertThat(why).contains("\"chat:7\" was not created"));
    }

    @Test
    void waitsForTheChatThatAnotherDialogCreates() {
        callResults.waiting(List.of(create("1"))).forEach(journal::remember);
        put(sayThere("2", "hello"));
        send();
        assertThat(portal.requests).isEmpty();

        put(create("1"));
        send();
        pass(Duration.ofSeconds(5));

        assertThat(messages()).containsExactly("", "", "hello");
    }

    @Test
    void losesNoMessageToAPortalThatAnswersNothing() {
        for (int i = 0; i < 10; i++) {
            put(say("d" + i, "m" + i));
            portal.breakNext();
        }

        send();

        assertThat(portal.requests).hasSize(2);
        assertThat(journal.backlog().calls()).isEqualTo(10);
    }

    @Test
    void waitsOutALimitErrorAndSendsInOrder() {
        portal.useUp();
        put(say("1", "a"), say("1", "b"));

        send();
        assertThat(portal.refused).isEqualTo(1);
        for (int i = 0; i < 50; i++) {
            pass(TICK);
        }

        assertThat(messages()).containsExactly("a", "b");
        assertThat(incidents).isEmpty();
    }

    @Test
    void waitsForAPortalThatIsDownAndGivesUpAfterADay() {
        Function<String, HttpResponse> down = method -> {
            throw new HttpFailure(false, "connection refused");
        };
        put(say("1", "a"));
        for (int i = 0; i < 400; i++) {
            portal.answerNext(down);
        }
        send();

        for (int i = 0; i < 23 * 12; i++) {
            pass(Duration.ofMinutes(5));
        }
        assertThat(kept()).extracting(OutboxRecord::state).containsExactly(OutboxState.RETRYING);
        for (int i = 0; i < 24; i++) {
            pass(Duration.ofMinutes(5));
        }

        assertThat(kept()).extracting(OutboxRecord::state).containsExactly(OutboxState.REFUSED);
    }

    @Test
    void keepsCallsForAnAppThatIsShutOutUntilItMaySpeakAgain() {
        put(say("1", "a"), say("2", "b"));
        portal.answerNext(
                method -> HttpResponse.json(401, "{\"error\":\"PAYMENT_REQUIRED\",\"error_description\":\"\"}"));

        send();
        pass(Duration.ofMinutes(5));
        assertThat(portal.requests).hasSize(1);
        assertThat(journal.backlog().calls()).isEqualTo(2);
        budget.release(ACME);
        send();

        assertThat(messages()).containsExactly("a", "b");
    }

    @Test
    void givesUpAllThatWaitedAWeekForAnAppThatIsShutOut() {
        tenants.update(ACME, tenant -> tenant.uninstalled(clock.instant()));
        put(say("1", "a"), say("1", "b"), say("2", "c"));
        send();
        pass(Duration.ofDays(6));
        put(say("3", "young"));
        assertThat(journal.backlog().calls()).isEqualTo(4);

        pass(Duration.ofHours(25));

        assertThat(kept())
                .extracting(OutboxRecord::state)
                .containsExactly(OutboxState.REFUSED, OutboxState.REFUSED, OutboxState.REFUSED, OutboxState.WAITING);
        assertThat(kept()).extracting(OutboxRecord::why).anyMatch(why -> why.contains("7 days"));
        assertThat(journal.backlog().calls()).isEqualTo(1);
    }

    @Test
    void givesUpAllThatWaitedADayForAPortalThatIsDown() {
        for (int i = 0; i < 3; i++) {
            put(say("d" + i, "m" + i));
        }
        for (int i = 0; i < 1_000; i++) {
            portal.answerNext(method -> {
                throw new HttpFailure(false, "connection refused");
            });
        }
        send();
        pass(Duration.ofHours(25));

        assertThat(kept()).hasSize(3).extracting(OutboxRecord::state).containsOnly(OutboxState.REFUSED);
    }

    @Test
    void givesNothingUpByAClockThatJumpedAhead() {
        trust = new ClockTrust(clock, Clock.fixed(clock.instant(), ZoneOffset.UTC));
        outboxSender = courier();
        put(say("1", "a"), say("2", "b"));
        for (int i = 0; i < 1_000; i++) {
            portal.answerNext(method -> {
                throw new HttpFailure(false, "connection refused");
            });
        }
        send();
        pass(Duration.ofHours(25));

        assertThat(kept()).hasSize(2).extracting(OutboxRecord::state).doesNotContain(OutboxState.REFUSED);
    }

    @Test
    void keepsCallsOfATenantThatUninstalled() {
        tenants.update(ACME, tenant -> tenant.uninstalled(clock.instant()));
        put(say("1", "a"));

        send();

        assertThat(portal.requests).isEmpty();
        assertThat(budget.notices()).hasSize(1);
        assertThat(journal.backlog().calls()).isEqualTo(1);
    }

    @Test
    void holdsOnlyTheMethodThatHasUsedUpItsTime() {
        portal.answerNext(
                method -> HttpResponse.json(429, "{\"error\":\"OPERATION_TIME_LIMIT\",\"error_description\":\"\"}"));
        put(say("1", "slow"), call("2", Call.of("imbot.chat.leave"), Optional.empty()), say("3", "slow too"));

        send();
        assertThat(portal.ran).extracting(LimitedPortal.Ran::method).containsExactly("imbot.chat.leave");
        pass(Duration.ofSeconds(301));

        assertThat(messages()).containsExactly("", "slow", "slow too");
    }

    @Test
    void sendsAloneWhereThePortalRefusesBatches() {
        useUp();
        portal.answerNext(
                method -> HttpResponse.json(404, "{\"error\":\"ERROR_METHOD_NOT_FOUND\",\"error_description\":\"\"}"));
        put(say("1", "a"), say("2", "b"));

        for (int i = 0; i < 20; i++) {
            pass(TICK);
        }

        assertThat(portal.requests).containsExactly("batch", "imbot.message.add", "imbot.message.add");
        assertThat(incidents).isEmpty();
    }

    @Test
    void forgetsTypingThatFailsOrIsLate() {
        OutgoingCall typing = typing("1");
        portal.failNext("imbot.chat.sendTyping", "BOT_ID_ERROR");
        put(typing);
        send();
        useUp();
        put(typing);
        pass(Duration.ofMinutes(2));

        assertThat(portal.requests).hasSize(1);
        assertThat(kept()).isEmpty();
        assertThat(incidents).isEmpty();
    }

    @Test
    void forgetsTypingOfAHandlerThatIsOver() {
        put(typing("over"));
        put(typing("1"));
        send();

        assertThat(portal.requests).containsExactly("imbot.chat.sendTyping");
        assertThat(kept()).isEmpty();
    }

    private static OutgoingCall typing(String dialog) {
        return new OutgoingCall(
                new Lane(ACME, "greeter", dialog),
                Call.of("imbot.chat.sendTyping"),
                Optional.empty(),
                Priority.TYPING,
                OutgoingCall.TYPING);
    }

    private static Call sendV2(String text) {
        return Call.of("imbot.v2.Chat.Message.send")
                .with("botId", 5L)
                .with("dialogId", "1")
                .with("fields", Map.of("message", text));
    }

    /** The portal knows the second attempt by the key and posts nothing more (v2 §4.1), so nobody has to look or decide. */
    @Test
    void repeatsAMessageWithItsKeyUntilItsOutcomeIsKnown() {
        put(call("1", sendV2("hi"), Optional.empty()));
        for (int i = 0; i < 20; i++) {
            portal.breakNext();
            pass(Duration.ofMinutes(5));
        }
        pass(Duration.ofMinutes(5));

        assertThat(portal.keys).hasSize(21);
        assertThat(portal.keys.stream().distinct())
                .singleElement()
                .satisfies(key ->
                        assertThat(key).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertThat(kept()).isEmpty();
        assertThat(incidents).isEmpty();
        assertThat(journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void givesEachMessageAKeyOfItsOwn() {
        put(call("1", sendV2("hi"), Optional.empty()), call("1", sendV2("hi"), Optional.empty()));
        send();
        assertThat(portal.keys.stream().distinct()).hasSize(2);
    }

    /** While the first attempt runs, the portal refuses the second; what became of it is said later. */
    @Test
    void waitsForTheFirstAttemptThatThePortalIsStillAt() {
        put(call("1", sendV2("hi"), Optional.empty()));
        portal.breakNext();
        send();
        portal.failNext("imbot.v2.Chat.Message.send", "SENDING_FAILED");
        pass(Duration.ofSeconds(3));
        assertThat(kept())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(OutboxState.RETRYING));

        pass(Duration.ofSeconds(3));
        assertThat(portal.ran).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void givesUpAMessageThatThePortalNeverSettles() {
        put(call("1", sendV2("hi"), Optional.empty()));
        portal.breakNext();
        send();
        portal.failNext("imbot.v2.Chat.Message.send", "SENDING_FAILED");
        pass(Duration.ofMinutes(3));
        assertThat(kept())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(OutboxState.REFUSED));
    }

    @Test
    void takesAFirstRefusalForWhatItIs() {
        put(call("1", sendV2("hi"), Optional.empty()));
        portal.failNext("imbot.v2.Chat.Message.send", "SENDING_FAILED");
        send();
        assertThat(kept())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(OutboxState.REFUSED));
    }
}
