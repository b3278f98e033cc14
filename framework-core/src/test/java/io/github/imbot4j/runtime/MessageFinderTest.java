package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.authorization.BotTokens;
import io.github.imbot4j.authorization.TokenSeal;
import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.ClaimedCall;
import io.github.imbot4j.delivery.ClockTrust;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.OutboxRecord;
import io.github.imbot4j.delivery.JournalRecords.OutboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.delivery.UnknownOutcomes;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.execution.IncidentReporter;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.Ledger.RegisteredBot;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.sending.CallOutcomeClassifier;
import io.github.imbot4j.sending.CallResults;
import io.github.imbot4j.sending.MessageFinder;
import io.github.imbot4j.sending.OutboxSender;
import io.github.imbot4j.wire.EventReader;
import io.github.imbot4j.wire.PortalPost;
import io.github.imbot4j.wire.generation.Generations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages of which nobody knows whether they were posted, on a portal that lets the bot read its dialogs. */
class MessageFinderTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final Tenant TENANT = SampleTenants.of(ACME);
    private static final long BOT = 567;

    private final SetClock clock = new SetClock();
    private final MemoryJournal journal = new MemoryJournal(clock);
    private final MemoryTenants tenants = new MemoryTenants();
    private final BotTokens tokens = new BotTokens(journal, new TokenSeal(), clock);
    private final CallResults callResults = new CallResults(journal, Generations.all(), clock);
    private final List<Incident> incidents = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> posted = new ArrayList<>();
    private final Ledger ledger = new Ledger(ACME, Map.of("greeter", new RegisteredBot(BOT, "", Map.of())), Map.of());
    private Duration portalAhead = Duration.ZERO;
    private long lastId = 100;
    private String reading = "";

    /** How long a request to read is on its way to the portal. */
    private Duration way = Duration.ZERO;

    /** How many more requests to read are answered with the portal's own error. */
    private int broken;

    /** Whether the next answers are lost, once the message was posted or before. */
    private final List<Boolean> lost = new ArrayList<>();

    private final MemoryRequestQuota allowance = new MemoryRequestQuota(clock);
    private final PortalRateLimiter budget =
            new PortalRateLimiter(allowance, RateLimits.of(Rate.STANDARD), clock, new PortalRateLimiter.Signals() {
                @Override
                public void wakeAfter(Duration pause) {}

                @Override
                public void askTariff(PortalId portal) {}
            });

    @BeforeEach
    void install() {
        tenants.save(TENANT);
        tokens.keep(post(), TENANT);
    }

    private PortalPost post() {
        String form = "event=ONIMBOTMESSAGEADD&ts=" + clock.instant().getEpochSecond()
                + "&data[BOT][567][BOT_ID]=567&data[BOT][567][BOT_CODE]=greeter&data[BOT][567][access_token]=of-the-bot"
                + "&data[BOT][567][expires_in]=3600&data[PARAMS][MESSAGE]=Hi&data[PARAMS][MESSAGE_ID]=7"
                + "&data[PARAMS][DIALOG_ID]=27&data[PARAMS][FROM_USER_ID]=27&data[PARAMS][MESSAGE_TYPE]=P"
                + "&auth[member_id]=acme&auth[application_token]=app-token";
        return new EventReader(Generations.all())
                .read(
                        new FormDecoder(FormLimits.standard()).decode(form.getBytes(StandardCharsets.UTF_8)),
                        clock.instant());
    }

    private OutboxSender courier(UnknownOutcomes unknown) {
        RetryLimits retryLimits =
                new RetryLimits(RetryPolicy.ofEvents(), Duration.ofHours(24), Duration.ofDays(7), unknown);
        return new OutboxSender(
                journal,
                portal -> ledger,
                new MessageFinder(
                        tenants,
                        tokens,
                        (portal, token) -> call -> read(token, call),
                        budget,
                        callResults,
                        Generations.all(),
                        clock),
                Generations.all(),
                portal -> this::say,
                budget,
                new CallOutcomeClassifier(
                        budget,
                        new IncidentReporter(incidents::add),
                        retryLimits,
                        callResults,
                        Generations.all(),
                        clock,
                        new ClockTrust(clock, clock)),
                callResults,
                retryLimits,
                lane -> false,
                clock);
    }

    private RestResponse say(Call call) {
        String text = String.valueOf(call.params().get("MESSAGE"));
        sent.add(text);
        if (!lost.isEmpty()) {
            if (lost.remove(0)) {
                portalPosts(text);
            }
            throw RestException.of(call.method(), "acme", new HttpFailure(true, "the answer was lost"));
        }
        return told(call, RestResponse.ofResult(String.valueOf(portalPosts(text))));
    }

    /** As the turnstile of each request does. */
    private RestResponse told(Call call, RestResponse restResponse) {
        budget.answered(ACME, call, restResponse);
        return restResponse;
    }

    private long portalPosts(String text) {
        posted.add("{\"id\":" + ++lastId + ",\"author_id\":" + BOT + ",\"date\":\""
                + Instant.ofEpochSecond(clock.instant().plus(portalAhead).getEpochSecond()) + "\",\"text\":\"" + text
                + "\"}");
        return lastId;
    }

    private RestResponse read(Secret token, Call call) {
        asked.add(call.method() + " " + token.reveal());
        if (!reading.isEmpty()) {
            throw RestException.of(call.method(), "acme", 403, reading, "no");
        }
        if (broken > 0) {
            broken--;
            throw RestException.of(call.method(), "acme", 500, "INTERNAL_SERVER_ERROR", "Internal server error");
        }
        clock.advance(way);
        String result = "{\"result\":{\"messages\":[" + String.join(",", posted) + "]},\"time\":{\"start\":"
                + clock.instant().plus(portalAhead).toEpochMilli() / 1000.0 + "}}";
        RestClient client = new RestClient(post -> HttpResponse.json(200, result));
        return told(call, client.call(ACME, TENANT.portal().endpoint(), token, call));
    }

    private static OutgoingCall message(String text) {
        return OutgoingCall.of(
                new Lane(ACME, "greeter", "27"),
                Call.of("imbot.message.add")
                        .with("BOT_ID", BOT)
                        .with("DIALOG_ID", "27")
                        .with("MESSAGE", text));
    }

    private void send(OutboxSender outboxSender) {
        for (int i = 0; i < 10; i++) {
            List<ClaimedCall> claimed = journal.claimCalls(budget, Duration.ZERO);
            while (!claimed.isEmpty()) {
                outboxSender.send(claimed);
                claimed = journal.claimCalls(budget, Duration.ZERO);
            }
            clock.advance(Duration.ofSeconds(3));
        }
    }

    private List<OutboxRecord> kept() {
        return journal.records().outbox(new Filter(Optional.empty(), "", 100));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void findsOnAPortalWhoseClockShowsAnotherTime(long seconds) {
        portalAhead = Duration.ofSeconds(seconds);
        journal.put(List.of(message("Hello")));
        lost.add(true);

        send(courier(UnknownOutcomes.RESEND));

        assertThat(sent).containsExactly("Hello");
    }

    @ParameterizedTest
    @EnumSource
    void doesNotSendAgainWhatItFinds(UnknownOutcomes unknown) {
        journal.put(List.of(message("Hello"), message("Bye")));
        lost.add(true);

        send(courier(unknown));

        assertThat(sent).containsExactly("Hello", "Bye");
        assertThat(asked).containsExactly("im.dialog.messages.get of-the-bot");
        assertThat(kept()).isEmpty();
        assertThat(incidents).isEmpty();
    }

    @Test
    void sendsAgainWhatItDoesNotFind() {
        journal.put(List.of(message("Hello"), message("Bye")));
        lost.add(false);

        send(courier(UnknownOutcomes.RESEND));

        assertThat(sent).containsExactly("Hello", "Hello", "Bye");
        assertThat(posted).hasSize(2);
    }

    @Test
    void sendsAgainWhatItDoesNotFindOnAPortalThatIsAlwaysBusy() {
        journal.put(List.of(message("Hello")));
        lost.add(false);
        OutboxSender outboxSender = courier(UnknownOutcomes.RESEND);
        outboxSender.send(journal.claimCalls(budget, Duration.ZERO));
        for (int turn = 0; turn < 20; turn++) {
            clock.advance(Duration.ofSeconds(3));
            allowance.fill(ACME, new Rate(2, 45));
            clock.advance(Duration.ofMillis(500));
            List<ClaimedCall> claimed = journal.claimCalls(budget, Duration.ZERO);
            if (!claimed.isEmpty()) {
                outboxSender.send(claimed);
            }
        }

        assertThat(sent).containsExactly("Hello", "Hello");
    }

    @Test
    void asksPeopleAboutWhatItDoesNotFindWhenTheyWantToBeAsked() {
        journal.put(List.of(message("Hello"), message("Bye")));
        lost.add(false);

        send(courier(UnknownOutcomes.ASK));

        assertThat(sent).containsExactly("Hello", "Bye");
        assertThat(kept()).extracting(OutboxRecord::state).containsExactly(OutboxState.UNKNOWN);
        assertThat(incidents).singleElement().isInstanceOf(Incident.OutcomeUnknown.class);
    }

    @Test
    void takesAnEarlierMessageOfTheSameTextForNoneOfTheLater() {
        journal.put(List.of(message("Hello"), message("Hello"), message("Hello")));
        OutboxSender outboxSender = courier(UnknownOutcomes.RESEND);
        outboxSender.send(journal.claimCalls(budget, Duration.ZERO));
        lost.addAll(List.of(false, true));

        send(outboxSender);

        assertThat(posted).hasSize(3);
        assertThat(sent).hasSize(4);
    }

    @Test
    void findsWhatWasPostedByAnAttemptBeforeTheLast() {
        journal.put(List.of(message("Hello")));
        lost.addAll(List.of(false, true));

        send(courier(UnknownOutcomes.RESEND));

        assertThat(sent).containsExactly("Hello", "Hello");
        assertThat(posted).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    /** Portals tell in whole seconds when a message was posted. */
    @Test
    void findsAtTheEndOfASecondThoughTheRequestToReadIsSlow() {
        clock.advance(Duration.ofMillis(
                900 - clock.instant().truncatedTo(ChronoUnit.MILLIS).get(ChronoField.MILLI_OF_SECOND)));
        journal.put(List.of(message("Hi"), message("Hello")));
        OutboxSender outboxSender = courier(UnknownOutcomes.RESEND);
        outboxSender.send(journal.claimCalls(budget, Duration.ZERO));
        lost.add(true);
        way = Duration.ofMillis(600);

        send(outboxSender);

        assertThat(sent).containsExactly("Hi", "Hello");
    }

    @Test
    void readsAgainWhereThePortalFailsAndSendsAfterAMinuteOfIt() {
        journal.put(List.of(message("Hello")));
        lost.add(true);
        broken = 2;

        send(courier(UnknownOutcomes.RESEND));

        assertThat(sent).containsExactly("Hello");
        assertThat(asked).hasSize(3);

        journal.put(List.of(message("Bye")));
        lost.add(true);
        broken = Integer.MAX_VALUE;

        for (int i = 0; i < 3; i++) {
            send(courier(UnknownOutcomes.RESEND));
        }

        assertThat(sent).containsExactly("Hello", "Bye", "Bye");
    }

    /** Nothing is known of messages before when the process that sent them has ended. */
    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void takesNoMessageOfThePastForOneThatWasBeingSentWhenItsProcessEnded(long seconds) {
        portalAhead = Duration.ofSeconds(seconds);
        portalPosts("Hello");
        clock.advance(Duration.ofSeconds(2));
        journal.put(List.of(message("Hello")));
        ClaimedCall left =
                journal.claimCalls((portal, ready) -> 1, Duration.ZERO).get(0);
        journal.settle(List.of(CallOutcome.Again.inDoubt(left, clock.instant(), "the process died")));

        send(courier(UnknownOutcomes.RESEND));

        assertThat(sent).containsExactly("Hello");
        assertThat(posted).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"insufficient_scope", "ACCESS_ERROR", "expired_token", "ERROR_METHOD_NOT_FOUND"})
    void sendsAgainWhereThePortalDoesNotLetTheBotRead(String error) {
        reading = error;
        journal.put(List.of(message("Hello")));
        lost.add(true);

        send(courier(UnknownOutcomes.RESEND));

        assertThat(sent).containsExactly("Hello", "Hello");
        assertThat(kept()).isEmpty();
        assertThat(budget.notices()).isEmpty();
    }

    @Test
    void asksNothingWithoutTheScopeOrWithATokenThatHasEnded() {
        clock.advance(Duration.ofMinutes(61));
        journal.put(List.of(message("Hello")));
        lost.add(true);

        send(courier(UnknownOutcomes.RESEND));

        assertThat(sent).containsExactly("Hello", "Hello");
        assertThat(asked).isEmpty();
    }

    @Test
    void keepsTheTokenOfTheBotSealedAndForThisInstallOnly() {
        String stored = journal.session(new SessionKey(ACME, "greeter", "token:" + BOT, 0))
                .orElseThrow();

        assertThat(stored).doesNotContain("of-the-bot");
        assertThat(tokens.find(TENANT, "greeter", BOT).reveal()).isEqualTo("of-the-bot");
        assertThat(tokens.find(SampleTenants.of(ACME, "other"), "greeter", BOT).isPresent())
                .isFalse();
    }
}
