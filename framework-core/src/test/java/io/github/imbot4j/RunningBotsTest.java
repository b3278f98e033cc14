package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.delivery.UnknownOutcomes;
import io.github.imbot4j.delivery.contract.LogOnly;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.rest.Sleeper;
import io.github.imbot4j.runtime.FakePortal;
import io.github.imbot4j.runtime.Posts;
import io.github.imbot4j.web.PostResult;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunningBotsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakePortal portal = new FakePortal();

    private static BotModel greeter() {
        return BotBuilder.of("greeter", "Greeter")
                .onMessage(invocation -> Replies.text("Hello"))
                .build();
    }

    private Infrastructure ports(int capacity) {
        Clock clock = Clock.fixed(SampleEvents.NOON, ZoneOffset.UTC);
        MemoryJournal journal = new MemoryJournal(clock, capacity, Duration.ofHours(1), 1_000);
        return new Infrastructure(new MemoryTenants(), new MemoryLedgers(), journal, portal, clock);
    }

    @Test
    void receiveInstallAndAnswer() {
        try (RunningBots running = Bots.of(greeter()).start(BotsTest.settings(), ports(100))) {
            InstallPageResult answer = running.install("DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en", Posts.page());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.finished()).isTrue();
            assertThat(answer.portalOrigin()).contains("https://acme.bitrix24.com");

            PostResult postResult = running.receive(Posts.message(1, "hi"));
            assertThat(postResult.isOk()).isTrue();
            assertThat(running.receive(Posts.message(2, "hi", "stranger")).status())
                    .isEqualTo(200);
            assertThat(running.receive(new byte[0]).isOk()).isFalse();

            assertThat(running.drain(LONG)).isTrue();
            assertThat(portal.methods()).contains("imbot.message.add");
        }
    }

    @Test
    void pauseBetweenAttemptsByTheTimeTheyWereGiven() {
        AtomicBoolean busy = new AtomicBoolean(true);
        Http overTheLimit = post -> post.uri().getPath().endsWith("user.current") && busy.getAndSet(false)
                ? HttpResponse.json(
                        503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"Too many requests\"}")
                : portal.post(post);
        BotModel asking = BotBuilder.of("greeter", "Greeter")
                .onMessage(invocation -> {
                    invocation.rest().call(Call.of("user.current"));
                    return Replies.text("Hello");
                })
                .build();
        SetClock clock = new SetClock();
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        Sleeper sleeper = pause -> {
            pauses.add(pause);
            clock.advance(pause);
        };
        Scheduler scheduler = (delay, work) -> {
            if (delay.compareTo(Duration.ofSeconds(10)) < 0) {
                CompletableFuture<Void> passing = CompletableFuture.runAsync(() -> {
                    clock.advance(delay);
                    work.run();
                });
                return () -> passing.cancel(false);
            }
            return () -> {};
        };
        TimeSource timeSource = new TimeSource(clock, sleeper, scheduler);
        Infrastructure infrastructure = new Infrastructure(
                new MemoryTenants(), new MemoryLedgers(), new MemoryJournal(clock), overTheLimit, timeSource);
        try (RunningBots running = Bots.of(asking).start(BotsTest.settings(), infrastructure)) {
            running.install("DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en", Posts.page());
            running.receive(Posts.message(1, "hi"));

            assertThat(running.drain(LONG)).isTrue();
            assertThat(portal.methods()).containsSubsequence("user.current", "imbot.message.add");
            assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        }
    }

    @Test
    void tellWhoeverWantsToKnowOfFailedHandlersAndCallsGivenUp() {
        BotModel failing = BotBuilder.of("greeter", "Greeter")
                .onMessage(invocation -> {
                    throw new IllegalStateException("No coffee left.");
                })
                .build();
        Http refusing = post -> post.uri().getPath().endsWith("imbot.message.add")
                ? HttpResponse.json(400, "{\"error\":\"CANCELED\",\"error_description\":\"Not now\"}")
                : portal.post(post);
        List<Incident> incidents = new CopyOnWriteArrayList<>();
        try (RunningBots running =
                Bots.of(failing).start(BotsTest.settings(), ports(100).with(refusing), incidents::add)) {
            running.install("DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en", Posts.page());
            running.receive(Posts.message(1, "hi"));
            assertThat(running.drain(LONG)).isTrue();
        }
        assertThat(incidents).hasSize(2);
        assertThat(incidents.get(0)).isInstanceOf(Incident.HandlerFailed.class);
        assertThat(incidents.get(0).summary()).contains("the handler failed: ", "No coffee left.");
        assertThat(incidents.get(1)).isInstanceOf(Incident.CallDropped.class);
        assertThat(incidents.get(1).summary()).contains("a call was given up: imbot.message.add: ");
    }

    @Test
    void takeNothingMoreWhileDraining() {
        try (RunningBots running = Bots.of(greeter()).start(BotsTest.settings(), ports(100))) {
            assertThat(running.health().ready()).isTrue();
            assertThat(running.health().live()).isTrue();

            assertThat(running.drain(LONG)).isTrue();

            assertThat(running.receive(Posts.message(1, "hi")).status()).isEqualTo(503);
            assertThat(running.install("", Posts.page()).status()).isEqualTo(503);
            assertThat(running.health().ready()).isFalse();
            assertThat(running.health().live()).isTrue();
            assertThat(running.health().reasons()).containsExactly("draining");
        }
    }

    @Test
    void sayWhenNotAllWasDoneInTime() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        BotModel slow = BotBuilder.of("greeter", "Greeter")
                .onMessage(invocation -> {
                    running.countDown();
                    go.await();
                    return NoReply.SILENCE;
                })
                .build();
        try (RunningBots bots = Bots.of(slow).start(BotsTest.settings(), ports(100))) {
            bots.install("", Posts.page());
            bots.receive(Posts.message(1, "hi"));
            running.await();

            assertThat(bots.health().events()).isPositive();
            assertThat(bots.drain(Duration.ofMillis(1))).isFalse();
            go.countDown();
        }
    }

    @Test
    void areNotReadyWithoutRoom() {
        try (RunningBots running = Bots.of(greeter()).start(BotsTest.settings(), ports(0))) {
            assertThat(running.health().ready()).isFalse();
            assertThat(running.health().reasons()).containsExactly("the journal is full");
        }
    }

    @Test
    void takeTheirEventsFromALogThatOnlyKeepsThem() {
        LogOnly log = new LogOnly();
        Infrastructure infrastructure = ports(100).with(log);
        try (RunningBots running = Bots.of(greeter()).start(BotsTest.settings(), infrastructure)) {
            running.install("", Posts.page());
            log.feed(infrastructure.journal());
            assertThat(infrastructure.journal().drain(LONG)).isTrue();

            assertThat(running.receive(Posts.message(1, "hi")).status()).isEqualTo(200);
            assertThat(running.receive(Posts.message(1, "hi")).status()).isEqualTo(200);
            assertThat(log.unread()).isEqualTo(2);
            assertThat(infrastructure.journal().backlog().isEmpty()).isTrue();
            log.feed(infrastructure.journal());

            assertThat(infrastructure.journal().drain(LONG)).isTrue();
            assertThat(portal.methods()).containsOnlyOnce("imbot.message.add");
        }
    }

    @Test
    void refuseEventsWhileTheJournalFailsAndSayWhy() {
        AtomicBoolean failing = new AtomicBoolean();
        Infrastructure sound = ports(100);
        Journal flaky = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (failing.get() && method.getName().equals("accept")) {
                        throw new JournalException("the disk is full", new IllegalStateException("no space"));
                    }
                    if (method.getName().equals("trouble")) {
                        return failing.get() ? Optional.of("the disk is full") : Optional.empty();
                    }
                    return method.invoke(sound.journal(), arguments);
                });
        Infrastructure infrastructure =
                new Infrastructure(sound.tenants(), sound.ledgers(), flaky, portal, sound.clock());
        try (RunningBots running = Bots.of(greeter()).start(BotsTest.settings(), infrastructure)) {
            running.install("", Posts.page());
            assertThat(sound.journal().drain(LONG)).isTrue();
            failing.set(true);

            PostResult refused = running.receive(Posts.message(1, "hi"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.reason()).contains("the disk is full");
            assertThat(running.health().ready()).isFalse();
            assertThat(running.health().reasons()).containsExactly("the journal fails: the disk is full");

            failing.set(false);
            assertThat(running.receive(Posts.message(1, "hi")).status()).isEqualTo(200);
            assertThat(running.health().ready()).isTrue();
        }
    }

    /** Messages of an unknown outcome are left to people. */
    private static final RetryLimits ASKING =
            new RetryLimits(RetryPolicy.ofEvents(), Duration.ofHours(24), Duration.ofDays(7), UnknownOutcomes.ASK);

    @Test
    void tellOfCallsNobodyKnowsAbout() {
        Http breaking = post -> {
            if (post.uri().getPath().endsWith("imbot.message.add")) {
                throw new HttpFailure(true, "the connection broke");
            }
            return portal.post(post);
        };
        try (RunningBots running = Bots.of(greeter())
                .start(BotsTest.settings().with(ASKING), ports(100).with(breaking))) {
            running.install("", Posts.page());
            running.portal(SampleEvents.PORTAL).bot("greeter").dialog("27").send(Replies.text("Hello"));
            assertThat(running.drain(LONG)).isTrue();

            assertThat(running.health().notices())
                    .singleElement()
                    .asString()
                    .contains("with an unknown outcome: 1", "retry or drop");
            assertThatIllegalStateException()
                    .isThrownBy(() -> running.portal(SampleEvents.PORTAL))
                    .withMessageContaining("stopping");
        }
    }

    @Test
    void areNotLiveOnceClosed() {
        Network network = new Network();
        RunningBots running =
                Bots.of(greeter()).start(BotsTest.settings(), ports(100).with(network));

        running.close();

        assertThat(running.health().live()).isFalse();
        assertThat(running.health().reasons()).containsExactly("stopped");
        assertThat(network.closed).isTrue();
    }

    @Test
    void keepNothingInMemory() {
        Infrastructure infrastructure = Infrastructure.inMemory(BotsTest.settings());

        assertThat(infrastructure.tenants().all()).isEmpty();
        assertThat(infrastructure.journal().backlog().isEmpty()).isTrue();
    }

    /** A network that fails to close. */
    private static final class Network implements Http, AutoCloseable {

        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public HttpResponse post(HttpRequest post) {
            return HttpResponse.json(500, "{}");
        }

        @Override
        public void close() {
            closed.set(true);
            throw new IllegalStateException("a socket hangs");
        }
    }
}
