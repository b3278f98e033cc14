package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.bot.Timers;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.JournalRecords.InboxRecord;
import io.github.imbot4j.delivery.JournalRecords.InboxState;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.reply.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handler wants later happens later, once, or somebody is told. */
@Timeout(60)
class TimersTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Lane LANE = new Lane(RunningSpine.PORTAL, "greeter", "27");

    private final LogBook log = new LogBook();
    private final Map<String, Function<Timers, Object>> does = new ConcurrentHashMap<>();
    private final RunningSpine running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                    .onMessage(this::doAsTold)
                    .onTimer(Due.class, (invocation, due) -> text("Due: ", due.what()))
                    .build())
            .installed();
    private long messages = 1;

    record Due(String what) {}

    record Unheard(String what) {}

    private Outcome doAsTold(MessageContext invocation) {
        return text(does.getOrDefault(invocation.text(), timers -> "?").apply(invocation.timers()));
    }

    @AfterEach
    void stop() {
        running.close();
        log.close();
    }

    private String tell(Function<Timers, Object> what) {
        String told = "do " + does.size();
        does.put(told, what);
        running.portal.forgetCalls();
        running.posted(Posts.message(++messages, told));
        return String.join(" | ", said());
    }

    private List<String> said() {
        List<String> said = new ArrayList<>();
        running.portal.calls("imbot.message.add").forEach(call -> said.add(call.text("MESSAGE")));
        return said;
    }

    private List<String> after(Duration time) {
        running.portal.forgetCalls();
        running.pass(time);
        running.settle();
        return said();
    }

    @Test
    void comesWhenItIsDue() {
        tell(timers -> timers.after(MINUTE, new Due("milk")));

        assertThat(after(MINUTE.minusMillis(1))).isEmpty();
        assertThat(after(Duration.ofMillis(1))).containsExactly("Due: milk");
        assertThat(after(MINUTE)).isEmpty();
    }

    @Test
    void aNameIsThatOfOneTimer() {
        tell(timers -> timers.withName("x").after(MINUTE, new Due("first")));
        tell(timers -> timers.withName("x").after(MINUTE.multipliedBy(2), new Due("second")));

        assertThat(after(MINUTE)).isEmpty();
        assertThat(after(MINUTE)).containsExactly("Due: second");
    }

    @Test
    void aNameMayBeWhateverSomebodyWrote() {
        tell(timers -> timers.withName("timeout/pizza").after(MINUTE, new Due("pizza")));
        tell(timers -> timers.withName("timeout/27/pasta").after(MINUTE, new Due("pasta")));

        assertThat(after(MINUTE)).containsExactlyInAnyOrder("Due: pizza", "Due: pasta");
    }

    @Test
    void isTakenBackByItsName() {
        String name = tell(timers -> timers.after(MINUTE, new Due("milk")));

        assertThat(tell(timers -> timers.cancel(name))).isEqualTo("true");
        assertThat(tell(timers -> timers.cancel(name))).isEqualTo("false");
        assertThat(after(MINUTE)).isEmpty();
    }

    @Test
    void isListedWithWhatTheHandlerDidSoFar() {
        tell(timers -> timers.withName("a").after(MINUTE, new Due("milk")));

        assertThat(tell(timers -> {
                    timers.cancel("a");
                    timers.withName("b").after(MINUTE, new Due("eggs"));
                    return timers.pending(Due.class).stream()
                            .map(one -> one.name() + " " + one.record().what())
                            .collect(Collectors.joining());
                }))
                .isEqualTo("b eggs");
    }

    @Test
    void everybodysAreOthersThanOnesOwn() {
        tell(timers -> timers.shared().withName("poll").after(MINUTE, new Due("closed")));

        assertThat(tell(timers -> timers.cancel("poll"))).isEqualTo("false");
        assertThat(tell(timers -> timers.shared().cancel("poll"))).isEqualTo("true");
    }

    @Test
    void countsOnlyWhenTheHandlerReturned() {
        tell(timers -> {
            timers.after(MINUTE, new Due("milk"));
            throw new IllegalStateException("broken");
        });

        assertThat(running.journal.timers(LANE)).isEmpty();
    }

    @Test
    void isRefusedWhenNobodyWouldHearOfIt() {
        tell(timers -> timers.after(MINUTE, new Unheard("milk")));

        assertThat(log.everything()).contains("takes a timer's Unheard", "@OnTimer");
    }

    @Test
    void whoseHandlerIsGoneIsADeadLetterThatSaysSo() {
        fire("com.acme.Gone", "{}");
        fire(Due.class.getName(), "{\"was\":1}");

        assertThat(dead())
                .hasSize(2)
                .anySatisfy(why -> assertThat(why).contains("No @OnTimer handler takes com.acme.Gone any more"))
                .anySatisfy(why -> assertThat(why).contains("of another shape"));
    }

    @Test
    void isDroppedWhenThePortalHasUninstalledTheApp() {
        tell(timers -> timers.after(MINUTE, new Due("milk")));
        running.posted(Posts.uninstall());

        assertThat(after(MINUTE)).isEmpty();
        assertThat(dead()).isEmpty();
    }

    private List<String> dead() {
        return running.journal.records().inbox(new Filter(Optional.empty(), InboxState.DEAD.name(), 10)).stream()
                .map(InboxRecord::why)
                .toList();
    }

    private void fire(String type, String payload) {
        Event.Origin origin = new Event.Origin(RunningSpine.PORTAL, Instant.EPOCH, "en");
        TimerFired fired = new TimerFired(
                origin, SampleEvents.GREETER, SampleEvents.privateDialog(), SampleEvents.ALICE, "7", type, payload);
        running.journal.accept(List.of(new InboxEntry("timer/" + payload, LANE, fired)));
        running.settle();
    }
}
