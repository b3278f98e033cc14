package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.DialogContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.rest.RestException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to an event whose handler fails in a way that may pass, or never ends. */
@Timeout(60)
class HandlingAgainTest {

    private final LogBook log = new LogBook();
    private final AtomicInteger runs = new AtomicInteger();
    private Optional<RunningSpine> running = Optional.empty();

    private RunningSpine start(UnaryOperator<BotBuilder> description) {
        RunningSpine started = new RunningSpine(description
                .apply(BotBuilder.of("greeter", "Greeter").withoutHelp())
                .build());
        running = Optional.of(started);
        return started.installed();
    }

    @AfterEach
    void stop() {
        running.ifPresent(RunningSpine::close);
        log.close();
    }

    /** Fails so often, then says how often it ran. */
    private ContextHandler<DialogContext<?>> failing(int times, RuntimeException failure) {
        return invocation -> {
            int run = runs.incrementAndGet();
            invocation.chat().send(text("run ", run));
            if (run <= times) {
                throw failure;
            }
            return text("done");
        };
    }

    private static List<String> said(RunningSpine spine) {
        return spine.portal.calls("imbot.message.add").stream()
                .map(call -> call.text("MESSAGE"))
                .toList();
    }

    private static List<InboxRecord> dead(RunningSpine spine) {
        return spine.journal.records().inbox(new Filter(Optional.empty(), "DEAD", 10));
    }

    @Test
    void handlesAnEventAgainAndSendsNothingOfTheAttemptsThatFailed() {
        RunningSpine spine = start(bot -> bot.onMessage(failing(2, new RetryableException("database is down"))));

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(said(spine)).containsExactly("run 3", "done");
        assertThat(dead(spine)).isEmpty();
        assertThat(log.warnings())
                .anySatisfy(line -> assertThat(line).contains("attempt 1 failed", "database is down"));
    }

    /** What the first process knew, a second one starts with, and an event that killed others before. */
    private RunningSpine restart(RunningSpine before, int deaths) {
        RunningSpine next = before.restartedAfter(
                deaths,
                BotBuilder.of("greeter", "Greeter")
                        .withoutHelp()
                        .onMessage(failing(0, new IllegalStateException("never")))
                        .build());
        running = Optional.of(next);
        next.settleInTime();
        return next;
    }

    @Test
    void triesAnEventThatTookTheProcessDownAsOftenAsAnother() {
        RunningSpine spine = restart(start(bot -> bot.onMessage(invocation -> text("hi"))), 4);

        assertThat(runs).hasValue(1);
        assertThat(dead(spine)).isEmpty();
    }

    @Test
    void givesUpAnEventThatTakesTheProcessDownEachTime() {
        RunningSpine spine = restart(start(bot -> bot.onMessage(invocation -> text("hi"))), 5);

        assertThat(runs).hasValue(0);
        assertThat(dead(spine))
                .singleElement()
                .satisfies(letter -> assertThat(letter.why()).contains("no attempt ended"));
        assertThat(log.errors())
                .anySatisfy(line -> assertThat(line)
                        .contains("5 attempts", dead(spine).get(0).incident()));
    }

    @Test
    void keepsTheDialogsOrderMeanwhile() {
        RunningSpine spine = start(bot -> bot.onMessage("first", failing(1, new RetryableException("busy")))
                .onMessage(invocation -> text("second")));

        spine.receive(Posts.message(1, "first"));
        spine.receive(Posts.message(2, "and on"));
        spine.settleInTime();

        assertThat(said(spine)).containsExactly("run 2", "done", "second");
    }

    @Test
    void apologisesAfterTheLastAttemptAndKeepsTheEventForPeople() {
        RunningSpine spine = start(bot -> bot.onMessage(failing(99, new RetryableException("database is down"))));

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(runs).hasValue(5);
        assertThat(said(spine)).singleElement().asString().contains("incident");
        InboxRecord letter = dead(spine).get(0);
        assertThat(said(spine).get(0)).endsWith(letter.incident());
        assertThat(letter.why()).contains("database is down");
        assertThat(log.errors()).anySatisfy(line -> assertThat(line).contains(letter.incident()));
    }

    @Test
    void handlesAReplayedLetterLikeANewEvent() {
        RunningSpine spine = start(bot -> bot.onMessage(failing(5, new RetryableException("database is down"))));
        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();
        spine.portal.forgetCalls();

        assertThat(spine.journal.records().replay(dead(spine).get(0).id())).isTrue();
        spine.settle();

        assertThat(said(spine)).containsExactly("run 6", "done");
        assertThat(dead(spine)).isEmpty();
    }

    @Test
    void letsTheErrorHandlerSpeakForTheLastAttempt() {
        RunningSpine spine = start(bot -> bot.onMessage(failing(99, new RetryableException("database is down")))
                .onError(RetryableException.class, (invocation, given) -> text("Please come back later.")));

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(runs).hasValue(5);
        assertThat(said(spine)).containsExactly("Please come back later.");
        assertThat(dead(spine)).hasSize(1);
    }

    @Test
    void handlesAgainWhatAPortalDidNotRun() {
        RestException busy = RestException.of("user.get", "acme", 503, "QUERY_LIMIT_EXCEEDED", "");
        RunningSpine spine = start(bot -> bot.onMessage(failing(1, new CompletionException(busy))));

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(said(spine)).containsExactly("run 2", "done");
    }

    @Test
    void handlesNothingAgainThatWillFailAgain() {
        RestException refused = RestException.of("user.get", "acme", 400, "ERROR_ARGUMENT", "");
        RunningSpine spine = start(bot -> bot.onMessage(failing(1, refused)));

        spine.posted(Posts.message(1, "go"));

        assertThat(runs).hasValue(1);
        assertThat(said(spine)).singleElement().asString().contains("incident");
        assertThat(dead(spine)).hasSize(1);
    }
}
