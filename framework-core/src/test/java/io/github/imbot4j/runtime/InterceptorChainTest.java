package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.EventContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.GlobalHandlers;
import io.github.imbot4j.model.Interceptor;
import io.github.imbot4j.model.Route;
import io.github.imbot4j.model.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interceptors and error handlers of the whole app, around the handlers of a bot. */
@Timeout(60)
class InterceptorChainTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final LogBook log = new LogBook();
    private RunningSpine running = new RunningSpine();

    private void start(GlobalHandlers around, UnaryOperator<BotBuilder> description) {
        running.close();
        running = new RunningSpine(description
                        .apply(BotBuilder.of("greeter", "Greeter").withoutHelp())
                        .build()
                        .within(around))
                .installed();
    }

    private static GlobalHandlers interceptors(Interceptor... interceptors) {
        return new GlobalHandlers(List.of(interceptors), List.of(), List.of());
    }

    private static Route error(Class<? extends Throwable> type, String says) {
        return new Route(new Trigger.OnError(type), handlerContext -> text(says), says);
    }

    private Interceptor named(String name) {
        return (handlerContext, chain) -> {
            seen.add(name + " before " + chain.route().trigger().getClass().getSimpleName());
            try {
                return chain.proceed();
            } finally {
                seen.add(name + " after");
            }
        };
    }

    private static ContextHandler<EventContext<?>> failing(RuntimeException failure) {
        return invocation -> {
            throw failure;
        };
    }

    private String said(byte[] post) {
        running.portal.forgetCalls();
        running.receive(post);
        running.settleInTime();
        return running.portal.calls("imbot.message.add").get(0).text("MESSAGE");
    }

    @AfterEach
    void stop() {
        running.close();
        log.close();
    }

    @Test
    void standAroundEachOtherAndSeeTheRoute() {
        start(interceptors(named("outer"), named("inner")), bot -> bot.onMessage(invocation -> text("Hello")));

        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Hello");
        assertThat(seen)
                .containsExactly("outer before OnMessage", "inner before OnMessage", "inner after", "outer after");
    }

    @Test
    void mayChangeWhatIsSaid() {
        start(
                interceptors((handlerContext, chain) -> {
                    chain.proceed();
                    return text("Something else");
                }),
                bot -> bot.onMessage(invocation -> text("Hello")));

        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Something else");
    }

    @Test
    void mayKeepAHandlerFromRunning() {
        start(
                interceptors((handlerContext, chain) -> text("Not now")),
                bot -> bot.onMessage(failing(new IllegalStateException("ran"))));

        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Not now");
    }

    @Test
    void cannotKeepAFailureThatMayPassFromBeingTriedAgain() {
        AtomicInteger runs = new AtomicInteger();
        start(
                interceptors((handlerContext, chain) -> {
                    try {
                        return chain.proceed();
                    } catch (RuntimeException swallowed) {
                        return text("Swallowed");
                    }
                }),
                bot -> bot.onMessage(invocation -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new RetryableException("the database is down");
                    }
                    return text("Hello");
                }));

        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Hello");
    }

    @Test
    void haveWhatTheyThrowHandledAsWhatHandlersThrow() {
        start(
                interceptors((handlerContext, chain) -> {
                    if (chain.route().trigger() instanceof Trigger.OnError) {
                        return chain.proceed();
                    }
                    throw new IllegalStateException("no quota");
                }),
                bot -> bot.onMessage(invocation -> text("Hello"))
                        .onError(IllegalStateException.class, (invocation, given) -> text("Handled")));

        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Handled");
    }

    @Test
    void theBotsOwnErrorHandlerGoesBeforeTheNearestOfAll() {
        GlobalHandlers everywhere = new GlobalHandlers(
                List.of(),
                List.of(error(Exception.class, "Of all"), error(IllegalStateException.class, "Nearest of all")),
                List.of());
        start(
                everywhere,
                bot -> bot.onMessage(failing(new IllegalStateException("x")))
                        .onError(RuntimeException.class, (invocation, given) -> text("Own")));
        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Own");

        start(everywhere, bot -> bot.onMessage(failing(new IllegalStateException("x"))));
        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Nearest of all");

        start(everywhere, bot -> bot.onMessage(failing(new IllegalArgumentException("x"))));
        assertThat(said(Posts.message(1, "hi"))).isEqualTo("Of all");
    }

    @Test
    void oneNumberIsInTheLogWithTheUserAndOnTheDeadLetter() {
        start(GlobalHandlers.NONE, bot -> bot.onMessage(failing(new IllegalStateException("x"))));

        String line = said(Posts.message(1, "hi"));

        String incident = line.substring(line.lastIndexOf(' ') + 1);
        assertThat(incident).matches("[0-9A-F]{8}");
        assertThat(running.journal.records().inbox(new Filter(Optional.empty(), "DEAD", 10)))
                .extracting(InboxRecord::incident)
                .containsExactly(incident);
        assertThat(log.errors()).anySatisfy(logged -> assertThat(logged).contains(incident));
    }
}
