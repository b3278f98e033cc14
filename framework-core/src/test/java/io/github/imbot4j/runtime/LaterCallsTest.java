package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Ref;
import io.github.imbot4j.rest.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of any method that a handler leaves to the outbox. */
@Timeout(60)
class LaterCallsTest {

    private static final Call UPDATE =
            Call.of("crm.deal.update").with("id", 7).with("fields", Map.of("STAGE_ID", "WON"));

    private final LogBook log = new LogBook();
    private final AtomicInteger runs = new AtomicInteger();
    private Optional<RunningSpine> running = Optional.empty();

    private RunningSpine handling(Consumer<MessageContext> work) {
        RunningSpine started = RunningSpine.greeter(invocation -> {
            work.accept(invocation);
            return NoReply.SILENCE;
        });
        running = Optional.of(started);
        return started;
    }

    @AfterEach
    void stop() {
        running.ifPresent(RunningSpine::close);
        log.close();
    }

    private static List<String> states(RunningSpine spine, String state) {
        return spine.journal.records().outbox(new JournalRecords.Filter(Optional.empty(), state, 10)).stream()
                .map(call -> call.call().orElseThrow().call().method())
                .toList();
    }

    @Test
    void areMadeOnceAndOnlyWhenTheHandlerEndsWell() {
        RunningSpine spine = handling(invocation -> {
            invocation.chat().send(text("before"));
            invocation.rest().later(UPDATE);
            invocation.chat().send(text("after"));
            if (runs.incrementAndGet() < 3) {
                throw new RetryableException("busy");
            }
        });

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(runs).hasValue(3);
        assertThat(spine.portal.methods().stream().filter(one -> !one.equals("imbot.chat.sendTyping")))
                .containsSubsequence("imbot.message.add", "crm.deal.update", "imbot.message.add")
                .containsOnlyOnce("crm.deal.update");
        assertThat(spine.portal.calls("crm.deal.update").get(0).params().toJson())
                .contains("\"STAGE_ID\":\"WON\"");
    }

    @Test
    void takeTheIdOfWhatAnEarlierOneCreates() {
        RunningSpine spine = handling(invocation -> {
            Rest rest = invocation.rest();
            Ref company = rest.later(Call.of("crm.company.add").with("fields", Map.of("TITLE", "Acme")));
            Ref task = rest.later(Call.of("tasks.task.add").with("fields", Map.of("UF_CRM_TASK", company)));
            rest.later(Call.of("task.commentitem.add").with("TASKID", task));
        });
        spine.portal.next("crm.company.add", 200, "{\"result\":55}");
        spine.portal.next("tasks.task.add", 200, "{\"result\":{\"task\":{\"id\":\"66\",\"title\":\"x\"}}}");

        spine.posted(Posts.message(1, "go"));

        assertThat(spine.portal
                        .calls("tasks.task.add")
                        .get(0)
                        .params()
                        .get("fields")
                        .get("UF_CRM_TASK")
                        .asLong())
                .isEqualTo(55);
        assertThat(spine.portal.calls("task.commentitem.add").get(0).text("TASKID"))
                .isEqualTo("66");
    }

    @Test
    void areRefusedTogetherWithWhatTheyReferTo() {
        RunningSpine spine = handling(invocation -> {
            Ref company = invocation.rest().later(Call.of("crm.company.add"));
            invocation.rest().later(Call.of("crm.company.userfield.add").with("id", company));
        });
        spine.portal.next("crm.company.add", 400, "{\"error\":\"\",\"error_description\":\"Access denied.\"}");

        spine.posted(Posts.message(1, "go"));

        assertThat(spine.portal.calls("crm.company.userfield.add")).isEmpty();
        assertThat(states(spine, "REFUSED")).containsExactly("crm.company.add", "crm.company.userfield.add");
    }

    @Test
    void areRepeatedWhenTwiceDoesNoHarmAndKeptOtherwise() {
        RunningSpine spine = handling(invocation -> {
            invocation.rest().later(UPDATE);
            invocation.rest().later(Call.of("crm.deal.add").with("fields", Map.of("TITLE", "x")));
        });
        spine.portal.breakNext("crm.deal.update");
        spine.portal.breakNext("crm.deal.add");

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(spine.portal.calls("crm.deal.update")).hasSize(2);
        assertThat(spine.portal.calls("crm.deal.add")).hasSize(1);
        assertThat(states(spine, "UNKNOWN")).containsExactly("crm.deal.add");
    }

    @Test
    void areCommittedByAProgramToo() {
        RunningSpine spine = handling(invocation -> {});

        spine.portal.next("crm.deal.add", 200, "{\"result\":55}");
        spine.spine.portals().portal(RunningSpine.PORTAL).bot("greeter").commit(bot -> {
            Ref deal = bot.rest().later(Call.of("crm.deal.add"));
            bot.rest().later(UPDATE.with("id", deal));
        });
        spine.settle();

        assertThat(spine.portal.calls("crm.deal.update").get(0).text("id")).isEqualTo("55");
    }

    @Test
    void areRefusedOutsideAHandler() {
        Rest outside = call -> {
            throw new AssertionError(call);
        };
        Rest[] kept = {outside};
        RunningSpine spine = handling(invocation -> kept[0] = invocation.rest());
        spine.posted(Posts.message(1, "go"));

        assertThatIllegalStateException()
                .isThrownBy(() -> kept[0].later(UPDATE))
                .withMessageContaining("The handler has returned");
        assertThatIllegalStateException()
                .isThrownBy(() -> outside.later(UPDATE))
                .withMessageContaining("Nothing is committed here");
    }
}
