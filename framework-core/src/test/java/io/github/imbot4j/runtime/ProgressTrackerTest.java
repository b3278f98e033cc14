package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.bot.ProgressMessage;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.runtime.RunningSpine.Planned;
import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTrackerTest {

    private static final String TYPING = "imbot.chat.sendTyping";
    private static final String ADD = "imbot.message.add";
    private static final String UPDATE = "imbot.message.update";

    private Optional<RunningSpine> open = Optional.empty();

    private RunningSpine start(UnaryOperator<BotBuilder> description) {
        RunningSpine started = new RunningSpine(description
                .apply(BotBuilder.of("greeter", "Greeter").withoutHelp())
                .build());
        open = Optional.of(started);
        return started.installed();
    }

    private RunningSpine working(ContextHandler<? super MessageContext> handler) {
        return start(bot -> bot.onMessage(handler));
    }

    private RunningSpine running() {
        return open.orElseThrow();
    }

    @AfterEach
    void stop() {
        open.ifPresent(RunningSpine::close);
    }

    /** Lets so much time pass, with what is due in it. */
    private void work(Duration time) {
        running().clock.advance(time);
        List<Planned> due = new ArrayList<>(running().later);
        due.removeIf(planned -> planned.delay().compareTo(time) > 0);
        running().later.removeAll(due);
        due.forEach(planned -> planned.work().run());
    }

    private void awaitCalls(String method, int count) {
        Await.until(() -> running().portal.calls(method).size() >= count);
    }

    private List<String> said() {
        return running().portal.calls(ADD).stream()
                .map(call -> call.text("MESSAGE"))
                .toList();
    }

    private List<String> shown() {
        return running().portal.calls(UPDATE).stream()
                .map(call -> call.text("MESSAGE_ID") + " " + call.text("MESSAGE"))
                .toList();
    }

    @Test
    void showsTypingAfterASecondAndAgainBeforeItFades() {
        working(invocation -> {
            work(Duration.ofMillis(999));
            assertThat(running().portal.methods()).isEmpty();
            work(Duration.ofSeconds(1));
            awaitCalls(TYPING, 1);
            work(Duration.ofSeconds(25));
            awaitCalls(TYPING, 2);
            return text("done");
        });

        running().posted(Posts.message(1, "go"));

        assertThat(running().portal.methods()).containsExactly(TYPING, TYPING, ADD);
        running().passTime();
        assertThat(running().later).isEmpty();
        assertThat(running().portal.methods()).hasSize(3);
    }

    @Test
    void showsNoTypingForWhatIsQuickOrUnwanted() {
        start(bot -> bot.withoutTyping().onMessage(invocation -> {
            work(Duration.ofSeconds(3));
            return text("done");
        }));

        running().posted(Posts.message(1, "go"));

        assertThat(running().portal.methods()).containsExactly(ADD);
    }

    @Test
    void editsOneMessageAndEndsWithWhatTheHandlerReturns() {
        working(invocation -> {
            ProgressMessage progressMessage = invocation.chat().progress();
            progressMessage.showBar(0, 10);
            progressMessage.showBar(1, 10);
            progressMessage.showBar(2, 10, "Reading");
            work(Duration.ofSeconds(2));
            awaitCalls(UPDATE, 1);
            progressMessage.showBar(3, 10);
            return text("All read.");
        });

        running().posted(Posts.message(1, "go"));

        assertThat(said()).containsExactly("▱▱▱▱▱▱▱▱▱▱ 0%");
        assertThat(shown())
                .extracting(line -> line.replaceFirst("\\d+ ", ""))
                .containsExactly("Reading\n▰▰▱▱▱▱▱▱▱▱ 20%", "All read.");
        assertThat(running().portal.calls(UPDATE))
                .extracting(call -> call.text("MESSAGE_ID"))
                .containsOnly(running().portal.calls(UPDATE).get(0).text("MESSAGE_ID"));
        assertThat(running().portal.methods()).doesNotContain(TYPING);
    }

    @Test
    void deliversTheLastStateWhereNothingElseIsSaid() {
        working(invocation -> {
            invocation.chat().progress().update("begun");
            invocation.chat().progress().update("half");
            invocation.chat().progress().update("done");
            return NoReply.SILENCE;
        });

        running().posted(Posts.message(1, "go"));

        assertThat(said()).containsExactly("begun");
        assertThat(shown()).singleElement().asString().endsWith(" done");
    }

    @Test
    void leavesTheLastStateStandingWhenAsked() {
        working(invocation -> {
            invocation.chat().progress().update("begun");
            invocation.chat().progress().update("done");
            invocation.chat().progress().keepMessage();
            return text("Here it is.");
        });

        running().posted(Posts.message(1, "go"));

        assertThat(running().portal.methods()).containsExactly(ADD, UPDATE, ADD);
        assertThat(shown()).singleElement().asString().endsWith(" done");
        assertThat(said()).containsExactly("begun", "Here it is.");
    }

    @Test
    void followsWithWhatDoesNotFitIntoOneMessage() {
        working(invocation -> {
            invocation.chat().progress().update("begun");
            invocation.chat().progress().update("done");
            return text("word ".repeat(5_000));
        });

        running().posted(Posts.message(1, "go"));

        assertThat(running().portal.methods()).containsExactly(ADD, UPDATE, ADD, ADD);
        assertThat(shown()).singleElement().asString().endsWith(" done");
    }

    @Test
    void putsTheApologyInPlaceOfAStateThatWillNeverChange() {
        working(invocation -> {
            invocation.chat().progress().showBar(4, 10);
            throw new IllegalStateException("database is down");
        });

        running().posted(Posts.message(1, "go"));

        assertThat(said()).containsExactly("▰▰▰▰▱▱▱▱▱▱ 40%");
        assertThat(shown()).singleElement().asString().contains("incident");
    }

    @Test
    void letsTheErrorHandlerGoOnWithTheMessage() {
        start(bot -> bot.onMessage(invocation -> {
                    invocation.chat().progress().showBar(4, 10);
                    throw new IllegalStateException("database is down");
                })
                .onError(IllegalStateException.class, (invocation, given) -> text("Sorry.")));

        running().posted(Posts.message(1, "go"));

        assertThat(shown()).singleElement().asString().endsWith(" Sorry.");
    }

    @Test
    void goesOnInTheSameMessageWhenTheEventIsHandledAgain() {
        AtomicInteger runs = new AtomicInteger();
        working(invocation -> {
            invocation.chat().progress().update("run ", runs.incrementAndGet());
            if (runs.get() == 1) {
                throw new RetryableException("busy");
            }
            return text("done");
        });

        running().receive(Posts.message(1, "go"));
        running().settleInTime();

        assertThat(said()).containsExactly("run 1");
        assertThat(shown().get(shown().size() - 1)).endsWith(" done");

        running().receive(Posts.message(2, "go"));
        running().settleInTime();

        assertThat(said()).containsExactly("run 1", "run 3");
    }

    @Test
    void worksOnWhenThePortalRefusesToShowIt() {
        working(invocation -> {
            invocation.chat().progress().showBar(1, 2);
            invocation.chat().progress().showBar(2, 2);
            return text("done");
        });
        running().portal.next(ADD, 400, "{\"error\":\"WRONG_REQUEST\",\"error_description\":\"Message isn't added\"}");

        running().posted(Posts.message(1, "go"));

        assertThat(said()).hasSize(2).last().isEqualTo("done");
        assertThat(shown()).isEmpty();
    }

    @Test
    void refusesStatesThatNoEditCanShow() {
        List<Throwable> refused = new CopyOnWriteArrayList<>();
        List<ProgressMessage> late = new CopyOnWriteArrayList<>();
        working(invocation -> {
            late.add(invocation.chat().progress());
            try {
                late.get(0).update("x".repeat(20_001));
            } catch (InvalidReplyException tooLong) {
                refused.add(tooLong);
            }
            return NoReply.SILENCE;
        });

        running().posted(Posts.message(1, "go"));

        assertThat(refused).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> late.get(0).showBar(1, 2))
                .withMessageContaining("finish before returning");
        assertThat(running().portal.methods()).isEmpty();
    }

    @Test
    void drawsBars() {
        assertThat(ProgressMessage.bar(3, 10)).isEqualTo("▰▰▰▱▱▱▱▱▱▱ 30%");
        assertThat(ProgressMessage.bar(999, 1000)).isEqualTo("▰▰▰▰▰▰▰▰▰▱ 99%");
        assertThat(ProgressMessage.bar(-1, 7)).endsWith(" 0%");
        assertThat(ProgressMessage.bar(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo("▰▰▰▰▰▰▰▰▰▰ 100%");
        assertThatIllegalArgumentException().isThrownBy(() -> ProgressMessage.bar(1, 0));
    }
}
