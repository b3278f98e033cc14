package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.bot.Memory;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.web.PostResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MemoryStoreTest {

    record Count(int number) {}

    record Essay(String text) {}

    private static final Duration DAY = Duration.ofDays(1);

    private RunningSpine running = new RunningSpine();
    private long messageId = 100;

    @AfterEach
    void stop() {
        running.close();
    }

    private void start(Function<MessageContext, Reply> handler) {
        running.close();
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .onMessage("count", handler::apply)
                .build();
        running = new RunningSpine(bot).installed();
    }

    private static int next(Memory memory) {
        return memory.update(
                        "count",
                        Count.class,
                        DAY,
                        before -> new Count(before.map(Count::number).orElse(0) + 1))
                .number();
    }

    private void said(int user) {
        assertThat(running.receive(Posts.messageFrom(user, ++messageId, "count")))
                .extracting(PostResult::status)
                .isEqualTo(200);
    }

    private List<String> texts() {
        running.settle();
        return running.portal.calls("imbot.message.add").stream()
                .map(call -> call.text("MESSAGE"))
                .toList();
    }

    @Test
    void joinsWhatPeopleOfDifferentDialogsDo() {
        start(invocation -> text(next(invocation.memory())));

        said(27);
        assertThat(texts()).containsExactly("1");
        said(28);
        assertThat(texts()).containsExactly("1", "2");
    }

    @Test
    void keepsThePartsApart() {
        start(invocation -> text(
                next(invocation.memory()),
                next(invocation.memory().of(27)),
                next(invocation.memory().of("invoice-7")),
                next(invocation.memory().of("invoice-7").of(27)),
                next(invocation.memory().of(27).of("invoice-7"))));

        said(27);

        assertThat(texts()).containsExactly("11112");
    }

    @Test
    void losesNoChangeOfTwoHandlersAtTheSameTime() throws InterruptedException {
        CountDownLatch bothHaveRead = new CountDownLatch(2);
        AtomicInteger runs = new AtomicInteger();
        start(invocation -> {
            int number = next(invocation.memory());
            if (runs.incrementAndGet() <= 2) {
                bothHaveRead.countDown();
                awaitQuietly(bothHaveRead);
            }
            return text(number);
        });

        said(27);
        said(28);

        assertThat(texts()).containsExactlyInAnyOrder("1", "2");
        assertThat(runs).hasValue(3);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusesWhatItCannotKeep() {
        start(invocation -> {
            Memory memory = invocation.memory();
            assertThatIllegalArgumentException().isThrownBy(() -> memory.put(" ", new Count(1), DAY));
            assertThatIllegalArgumentException().isThrownBy(() -> memory.put("x".repeat(101), new Count(1), DAY));
            assertThatIllegalArgumentException().isThrownBy(() -> memory.put("count", new Count(1), Duration.ZERO));
            assertThatIllegalArgumentException().isThrownBy(() -> memory.of(0));
            assertThatIllegalArgumentException().isThrownBy(() -> memory.of(""));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> memory.put("text", new Essay("x".repeat(60_000)), DAY))
                    .withMessageContaining("at most 60000");
            return text("refused");
        });

        said(27);

        assertThat(texts()).containsExactly("refused");
    }
}
