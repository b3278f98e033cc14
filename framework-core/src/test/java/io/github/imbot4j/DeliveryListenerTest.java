package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.concurrent.Scheduler;
import io.github.imbot4j.delivery.DeliveryEvent;
import io.github.imbot4j.delivery.DeliveryEvent.Called;
import io.github.imbot4j.delivery.DeliveryEvent.Claimed;
import io.github.imbot4j.delivery.DeliveryEvent.Failed;
import io.github.imbot4j.delivery.DeliveryEvent.Handled;
import io.github.imbot4j.delivery.DeliveryEvent.Handling;
import io.github.imbot4j.delivery.DeliveryEvent.Held;
import io.github.imbot4j.delivery.DeliveryEvent.Posted;
import io.github.imbot4j.delivery.DeliveryEvent.Refreshed;
import io.github.imbot4j.delivery.DeliveryEvent.Settled;
import io.github.imbot4j.delivery.DeliveryEvent.Settlement;
import io.github.imbot4j.delivery.DeliveryListener;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.runtime.FakePortal;
import io.github.imbot4j.runtime.Posts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeliveryListenerTest {

    private static final String ADD = "imbot.message.add";

    private final FakePortal portal = new FakePortal();
    private final Queue<HttpResponse> refusals = new ConcurrentLinkedQueue<>();
    private final List<DeliveryEvent> heard = new CopyOnWriteArrayList<>();

    /** What a library of meters would keep, of several bots at once: counts by name and label. */
    private static final class Counters implements DeliveryListener {

        private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

        @Override
        public void heard(DeliveryEvent event) {
            if (event instanceof Posted post) {
                count("posts." + post.status());
            } else if (event instanceof Handled handled) {
                count("events." + handled.event() + "." + handled.result());
            } else if (event instanceof Called call) {
                count("requests." + call.method() + (call.failure().isPresent() ? ".failed" : ".answered"));
            } else if (event instanceof Settled call) {
                count("calls." + call.method() + "." + call.result());
            }
        }

        private void count(String what) {
            counts.computeIfAbsent(what, name -> new LongAdder()).increment();
        }

        Map<String, Long> sums() {
            Map<String, Long> sums = new TreeMap<>();
            counts.forEach((name, count) -> sums.put(name, count.sum()));
            return sums;
        }
    }

    /** The portal, and the OAuth server. */
    private HttpResponse post(HttpRequest request) {
        String path = request.uri().getPath();
        if (path.endsWith("/oauth/token/")) {
            return HttpResponse.json(
                    200,
                    "{\"access_token\":\"new\",\"refresh_token\":\"newer\",\"expires_in\":3600,"
                            + "\"member_id\":\"a223c6b3710f85df22e9377d6c4f7553\",\"client_endpoint\":\"https://acme.bitrix24.com/rest/\"}");
        }
        HttpResponse refusal = path.endsWith(ADD) ? refusals.poll() : null;
        return refusal == null ? portal.post(request) : refusal;
    }

    private void run(DeliveryListener listener, ContextHandler<? super MessageContext> handler, byte[]... posts) {
        SetClock clock = new SetClock();
        Scheduler scheduler = (delay, work) -> {
            if (delay.compareTo(Duration.ofSeconds(20)) > 0) {
                return () -> {};
            }
            CompletableFuture<Void> passing = CompletableFuture.runAsync(() -> {
                clock.advance(delay);
                work.run();
            });
            return () -> passing.cancel(false);
        };
        Infrastructure infrastructure = new Infrastructure(
                new MemoryTenants(),
                new MemoryLedgers(),
                new MemoryJournal(clock),
                this::post,
                new TimeSource(clock, clock::advance, scheduler));
        Bots bots = Bots.of(
                        BotBuilder.of("greeter", "Greeter").onMessage(handler).build())
                .with(listener);
        try (RunningBots running = bots.start(BotsTest.settings(), infrastructure)) {
            running.install("DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=en", Posts.page());
            heard.clear();
            Stream.of(posts).forEach(running::receive);
            assertThat(running.drain(Duration.ofSeconds(20))).as("%s", heard).isTrue();
        }
    }

    /** Those of the install left out, which goes on for a moment. */
    private <T extends DeliveryEvent> List<T> all(Class<T> type) {
        return heard.stream()
                .filter(type::isInstance)
                .filter(event ->
                        !(event instanceof Claimed claimed && claimed.bot().isEmpty()))
                .filter(event ->
                        !(event instanceof Handled handled && handled.bot().isEmpty()))
                .filter(event ->
                        !(event instanceof Called called && !called.method().equals(ADD)))
                .filter(event ->
                        !(event instanceof Settled settled && !settled.method().equals(ADD)))
                .map(type::cast)
                .toList();
    }

    @Test
    void hearsOfAMessageFromItsPostToItsReply() {
        run(heard::add, context -> Replies.text("Hello"), Posts.message(1, "hi"), new byte[0]);

        assertThat(all(Posted.class)).extracting(Posted::status).containsExactly(200, 400);
        assertThat(all(Claimed.class)).singleElement().satisfies(claimed -> {
            assertThat(claimed.bot()).isEqualTo("greeter");
            assertThat(claimed.event()).isEqualTo("MessageReceived");
            assertThat(claimed.attempt()).isEqualTo(1);
        });
        assertThat(all(Handled.class)).extracting(Handled::result).containsExactly(Handling.DONE);
        assertThat(all(Called.class)).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo(ADD);
            assertThat(call.failure()).isEmpty();
        });
        assertThat(all(Settled.class)).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo(ADD);
            assertThat(call.bot()).isEqualTo("greeter");
            assertThat(call.result()).isEqualTo(Settlement.SENT);
        });
    }

    @Test
    void hearsOfRenewedTokensAndOfPortalsThatGetNothingForAWhile() {
        refusals.add(HttpResponse.json(
                401, "{\"error\":\"expired_token\",\"error_description\":\"The access token has expired.\"}"));
        refusals.add(HttpResponse.json(
                503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"Too many requests\"}"));

        run(heard::add, context -> Replies.text("Hello"), Posts.message(1, "hi"));

        assertThat(all(Refreshed.class)).extracting(Refreshed::failure).containsExactly(Optional.empty());
        assertThat(all(Held.class)).singleElement().satisfies(held -> {
            assertThat(held.pause()).isPositive();
            assertThat(held.cause().code()).isEqualTo("QUERY_LIMIT_EXCEEDED");
        });
        assertThat(all(Called.class))
                .extracting(call -> call.failure().isPresent())
                .containsExactly(true, true, false);
        assertThat(all(Settled.class)).extracting(Settled::result).containsExactly(Settlement.AGAIN, Settlement.SENT);
    }

    @Test
    void hearsOfHandlersThatFail() {
        run(
                heard::add,
                context -> {
                    throw new IllegalStateException("no");
                },
                Posts.message(1, "hi"));

        assertThat(all(Handled.class)).extracting(Handled::result).containsExactly(Handling.DEAD_LETTER);
        assertThat(all(Failed.class)).hasSize(1);
    }

    @Test
    void aListenerThatFailsHarmsNothing() {
        run(
                event -> {
                    throw new AssertionError("broken");
                },
                context -> Replies.text("Hello"),
                Posts.message(1, "hi"));

        assertThat(portal.calls(ADD)).hasSize(1);
    }

    @Test
    void aListenerCountsWhatItWants() {
        Counters counters = new Counters();

        run(counters, context -> Replies.text("Hello"), Posts.message(1, "hi"), Posts.message(2, "hi"));

        assertThat(counters.sums())
                .containsEntry("posts.200", 2L)
                .containsEntry("events.MessageReceived.DONE", 2L)
                .containsEntry("calls." + ADD + ".SENT", 2L);
    }

    @Test
    void thereIsOneListener() {
        Bots bots = Bots.of(BotBuilder.of("greeter", "Greeter").build()).with(heard::add);

        assertThatIllegalStateException()
                .isThrownBy(() -> bots.with(heard::add))
                .withMessageContaining("calls both");
    }
}
