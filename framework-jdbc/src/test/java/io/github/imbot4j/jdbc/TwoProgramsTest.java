package io.github.imbot4j.jdbc;

import static io.github.imbot4j.reply.Replies.button;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.TimeSource;
import io.github.imbot4j.concurrent.SystemScheduler;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.runtime.FakePortal;
import io.github.imbot4j.runtime.FakePortal.Received;
import io.github.imbot4j.runtime.Posts;
import io.github.imbot4j.testing.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, twice, at one PostgreSQL; one's clock is some seconds ahead of the other's. It is noon. */
@ExtendWith(Postgres.class)
@Timeout(120)
class TwoProgramsTest {

    private static final Duration AHEAD = Duration.ofSeconds(3);
    private static final Duration TO_NINE = Duration.ofHours(21);
    private static final Filter EVERYTHING = new Filter(Optional.empty(), "", 100);

    record Approve(long invoice) {}

    private final FakePortal portal = new FakePortal();
    private final SetClock behind = new SetClock();
    private final SetClock ahead = new SetClock();
    private final AtomicInteger runs = new AtomicInteger();
    private final CyclicBarrier both = new CyclicBarrier(2);
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final String url;

    @TempDir
    Path data;

    TwoProgramsTest(Postgres.Server server) {
        url = server.create();
        ahead.advance(AHEAD);
    }

    private record Node(JdbcStore store, RunningBots bots) implements AutoCloseable {
        @Override
        public void close() {
            bots.close();
            store.close();
        }
    }

    private Node start(SetClock clock) {
        JdbcStore store =
                JdbcStore.open(new JdbcStore.Place(url, data, data, Map.of()), clock, JournalSettings.standard());
        Infrastructure infrastructure = new Infrastructure(
                store.tenants(),
                store.ledgers(),
                store.journal(),
                portal,
                new TimeSource(clock, clock::advance, new SystemScheduler()),
                store.allowance().orElseThrow());
        Node node = new Node(store, Bots.of(bot()).start(settings(), infrastructure));
        nodes.add(node);
        return node;
    }

    private static AppSettings settings() {
        return new AppSettings(
                        FakePortal.CLIENT_ID,
                        Secret.of("the-client-secret"),
                        URI.create("https://bots.example.com"),
                        AppSettings.OFFICIAL_OAUTH_SERVERS,
                        false)
                .in(ZoneOffset.UTC);
    }

    private BotModel bot() {
        return BotBuilder.of("greeter", "Greeter")
                .every("09:00", invocation -> {
                    runs.incrementAndGet();
                    return NoReply.SILENCE;
                })
                .onPress(Approve.class, (invocation, press) -> {
                    both.await(20, TimeUnit.SECONDS);
                    runs.incrementAndGet();
                    return text("Approved");
                })
                .build();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
    }

    private static void post(Node node, byte[] form) {
        assertThat(node.bots().receive(form).status()).isEqualTo(200);
    }

    /** Nothing waits to be handled or sent, on any node. */
    private void settle() {
        Await.until(() -> nodes.get(0).store().records().inbox(EVERYTHING).isEmpty()
                && nodes.get(0).store().records().outbox(EVERYTHING).isEmpty());
    }

    private void pass(Duration time) {
        behind.advance(time);
        ahead.advance(time);
        nodes.forEach(node -> node.store().journal().wake());
    }

    private Instant timer() {
        return nodes.get(0).store().journal().timers(new Lane(SampleEvents.PORTAL, "greeter", "every:09:00")).stream()
                .map(TimerChange.Set::due)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    @Test
    void whatIsToHappenEveryMorningHappensOnOneOfThem() {
        Node one = start(behind);
        Node two = start(ahead);
        post(one, Posts.install());
        Await.until(() -> timer().isAfter(Instant.EPOCH));
        post(two, Posts.reinstall(1));
        settle();
        pass(TO_NINE.minusSeconds(10));
        settle();
        assertThat(runs).hasValue(0);

        for (int morning = 1; morning <= 5; morning++) {
            Instant due = timer();
            pass(Duration.ofSeconds(20));
            Await.until(() -> !timer().equals(due));
            settle();
            assertThat(runs).hasValue(morning);
            assertThat(timer()).isEqualTo(due.plus(Duration.ofDays(1)));
            pass(Duration.ofDays(1).minusSeconds(20));
            settle();
            assertThat(runs).hasValue(morning);
        }
    }

    @Test
    void aScheduleIsSetOnceThoughBothStartAtAPortalThatIsKnown() {
        Node first = start(behind);
        post(first, Posts.install());
        Await.until(() -> timer().isAfter(Instant.EPOCH));
        settle();
        first.close();
        nodes.clear();
        start(behind);
        start(ahead);
        settle();
        Instant due = timer();

        pass(TO_NINE.plusSeconds(1));
        Await.until(() -> timer().isAfter(due));
        settle();

        assertThat(runs).hasValue(1);
    }

    @Test
    void aButtonThatCountsOnceDoesSoThoughItIsPressedOnBothAtTheSameMoment() {
        Node one = start(behind);
        Node two = start(ahead);
        post(one, Posts.install());
        Await.until(
                () -> !one.store().ledgers().load(SampleEvents.PORTAL).bots().isEmpty());
        settle();
        one.bots()
                .portal(SampleEvents.PORTAL)
                .bot("greeter")
                .dialog("sg7")
                .send(text("Invoice")
                        .keyboard(row(button("Approve", new Approve(17)).once())));
        Await.until(() -> !portal.calls("imbot.message.add").isEmpty());
        String token = portal.calls("imbot.message.add")
                .get(0)
                .params()
                .get("KEYBOARD")
                .items()
                .get(0)
                .get("COMMAND_PARAMS")
                .asText();

        post(one, Posts.pressIn(45, 501, token));
        post(two, Posts.pressIn(46, 502, token));
        Await.until(() -> portal.calls("imbot.command.answer").size() == 2);
        settle();

        assertThat(runs).hasValue(2);
        assertThat(portal.calls("imbot.command.answer"))
                .extracting(this::words)
                .satisfiesExactlyInAnyOrder(
                        done -> assertThat(done).isEqualTo("Approved"),
                        used -> assertThat(used).endsWith("This was already done; it counts once."));
    }

    private String words(Received answer) {
        return answer.text("MESSAGE");
    }
}
