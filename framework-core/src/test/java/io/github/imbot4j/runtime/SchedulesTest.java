package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Every;
import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.ModelValidator;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.scan.BotScanner;
import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is to happen every day happens every day, once, in the portal's time. It is 22:00 of a Tuesday there. */
@Timeout(60)
class SchedulesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private RunningSpine running = new RunningSpine(bot(Morning.class)).installed();

    @Bot(code = "greeter", name = "Morning")
    static final class Morning {

        private int failures;

        @Every("Mon-Fri 09:00")
        void standUp(BotSender bot, ScheduleDue due) {
            bot.dialog("chat45").send(text("Stand up! ", due.origin().raisedAt()));
        }

        @Every("09:30")
        void broken() {
            failures++;
            throw new IllegalStateException("broken " + failures);
        }
    }

    @Bot(code = "greeter", name = "Later")
    static final class Evening {

        @Every("18:00")
        void goHome(BotSender bot) {
            bot.dialog("chat45").send(text("Go home!"));
        }
    }

    @Bot(code = "greeter", name = "Broken")
    static final class Misspelt {

        @Every("Mon-Fry 09:00")
        void never() {}
    }

    private static BotModel bot(Class<?> type) {
        return BotScanner.of(List.of(type))
                .make(BotScanner.byConstructor(), new Problems())
                .get(0);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private List<String> after(Duration time) {
        running.portal.forgetCalls();
        running.pass(time);
        running.settle();
        List<String> said = new ArrayList<>();
        running.portal.calls("imbot.message.add").forEach(call -> said.add(call.text("MESSAGE")));
        return said;
    }

    @Test
    void comesOnTimeAndAgain() {
        assertThat(after(HOUR.multipliedBy(11).minusMillis(1))).isEmpty();
        assertThat(after(Duration.ofMillis(1))).containsExactly("Stand up! 2026-02-24T23:00:00Z");
        assertThat(after(HOUR)).isEmpty();
        assertThat(after(HOUR.multipliedBy(23))).containsExactly("Stand up! 2026-02-25T23:00:00Z");
    }

    @Test
    void whatWasMissedComesOnce() {
        assertThat(after(Duration.ofDays(4))).containsExactly("Stand up! 2026-02-24T23:00:00Z");
        assertThat(after(Duration.ofDays(1))).isEmpty();
        assertThat(after(Duration.ofDays(1))).containsExactly("Stand up! 2026-03-01T23:00:00Z");
    }

    @Test
    void oneThatFailsComesAgainAllTheSame() {
        after(HOUR.multipliedBy(12));
        int before = running.journal.records().inbox(dead()).size();
        after(HOUR.multipliedBy(24));

        assertThat(before).isEqualTo(1);
        assertThat(running.journal.records().inbox(dead())).hasSize(2);
    }

    private static Filter dead() {
        return new Filter(Optional.empty(), "DEAD", 10);
    }

    @Test
    void oneThatIsGivenUpComesAgainAllTheSame() {
        AtomicInteger runs = counting(run -> {});
        running.tenants.failNext();
        after(HOUR.multipliedBy(11));
        assertThat(running.journal.records().inbox(dead())).hasSize(1);

        after(Duration.ofDays(1));

        assertThat(runs).hasValue(1);
    }

    @Test
    void comesAgainWhenTheStorageFailedOnceItHadRun() {
        AtomicInteger runs = counting(run -> {
            if (run == 1) {
                running.tenants.failNext(new JournalException("no database", new IllegalStateException()));
            }
        });
        running.pass(HOUR.multipliedBy(11));
        running.settleInTime();
        assertThat(runs).hasValue(2);
        assertThat(running.journal.records().inbox(dead())).isEmpty();

        after(Duration.ofDays(1));

        assertThat(runs).hasValue(3);
    }

    @Test
    void aClockThatIsBehindTheOneThatSetItOffDoesNotHaveItComeTwice() {
        // Another node's clock said nine; this one says so a second later.
        AtomicInteger runs = counting(run -> {
            if (run == 1) {
                running.clock.advance(Duration.ofSeconds(-1));
            }
        });
        after(HOUR.multipliedBy(11));
        assertThat(runs).hasValue(1);

        after(HOUR);
        assertThat(runs).hasValue(1);

        after(HOUR.multipliedBy(24));
        assertThat(runs).hasValue(2);
    }

    /** Runs every morning, and counts how often it did. */
    private AtomicInteger counting(IntConsumer each) {
        running.close();
        AtomicInteger runs = new AtomicInteger();
        running = new RunningSpine(BotBuilder.of("greeter", "Counting")
                        .every("09:00", invocation -> {
                            each.accept(runs.incrementAndGet());
                            return NoReply.SILENCE;
                        })
                        .build())
                .installed();
        return runs;
    }

    @Test
    void installingAgainSetsNothingTwice() {
        running.posted(Posts.reinstall(5));

        assertThat(after(HOUR.multipliedBy(11))).hasSize(1);
    }

    @Test
    void nothingComesToAPortalThatUninstalled() {
        running.posted(Posts.uninstall());

        assertThat(after(Duration.ofDays(2))).isEmpty();
        assertThat(running.journal.nextTimer()).isEmpty();
    }

    @Test
    void aScheduleThatIsGoneIsNotSetAgainAndANewOneIsSetAtTheStart() {
        running = running.restarted(bot(Evening.class));
        Await.until(() -> running.journal.nextTimer().isPresent());

        assertThat(after(HOUR.multipliedBy(20))).containsExactly("Go home!");
    }

    @Test
    void whatCannotBeReadRefusesToStart() {
        assertThatThrownBy(() -> ModelValidator.requireSound(List.of(bot(Misspelt.class))))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Misspelt.never()")
                .hasMessageContaining("^^^");
    }
}
