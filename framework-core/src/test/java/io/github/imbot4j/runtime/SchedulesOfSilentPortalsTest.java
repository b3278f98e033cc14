package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.TimerChange;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.execution.HandlingResult;
import io.github.imbot4j.execution.PortalDirectory;
import io.github.imbot4j.execution.PortalLanguages;
import io.github.imbot4j.execution.PortalZones;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.lifecycle.Schedules;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.routing.RouteTable;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is set in a portal's time stays so when the program starts again while the portal is down. */
class SchedulesOfSilentPortalsTest {

    private static final PortalId ACME = new PortalId("acme");
    private static final Lane LANE = new Lane(ACME, "greeter", "every:09:00");

    private final SetClock clock = new SetClock();
    private final MemoryJournal journal = new MemoryJournal(clock);
    private final MemoryTenants tenants = new MemoryTenants();
    private final MemoryLedgers ledgers = new MemoryLedgers();
    private final WorkerThreads workerThreads = WorkerThreads.best();
    private final BotModel bot = BotBuilder.of("greeter", "Greeter")
            .every("09:00", invocation -> NoReply.SILENCE)
            .build();
    private final List<Instant> came = new ArrayList<>();
    private boolean down;
    private int asked;
    private Schedules schedules = process();

    /** What a process that begins now knows of the portal: nothing yet. */
    private Schedules process() {
        PortalZones zones = new PortalZones(
                Optional.empty(),
                portal -> call -> {
                    asked++;
                    if (down) {
                        throw RestException.of(call.method(), "acme", 503, "OVERLOAD_LIMIT", "busy");
                    }
                    return RestResponse.ofResult("{\"TIME_ZONE\":\"Asia/Tomsk\"}");
                },
                workerThreads,
                clock);
        PortalDirectory portals = new PortalDirectory(
                tenants,
                ledgers,
                new PortalProtocols(tenants, Generations.all()),
                new PortalLanguages(ledgers, (portal, language) -> {}, workerThreads),
                zones);
        return new Schedules(List.of("greeter"), RouteTable.of(List.of(bot)), journal, journal, portals, clock);
    }

    /** As the program does at its start. */
    private Instant start() {
        tenants.save(SampleTenants.of(ACME));
        ledgers.save(new Ledger(ACME, Map.of("greeter", new Ledger.RegisteredBot(5, "print", Map.of())), Map.of()));
        schedules = process();
        schedules.arm(ACME);
        work();
        return set();
    }

    /** When it comes next. */
    private Instant set() {
        return journal.timers(LANE).stream()
                .map(TimerChange.Set::due)
                .findFirst()
                .orElseThrow();
    }

    /** Does what is due. */
    private void work() {
        Optional<ClaimedEvent> claimed = journal.claim(owner -> true, Duration.ZERO);
        while (claimed.isPresent()) {
            InboxEntry entry = claimed.get().entry();
            if (!Schedules.isRequest(entry.event())) {
                came.add(clock.instant());
            }
            HandlingResult handlingResult = schedules.again(entry, new HandlingResult.Done(EventEffects.DONE));
            journal.complete(claimed.get(), ((HandlingResult.Done) handlingResult).completion());
            claimed = journal.claim(owner -> true, Duration.ZERO);
        }
    }

    /** Lets time pass, from one timer to the next. */
    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        Optional<Instant> next = journal.nextTimer();
        while (next.isPresent() && !next.get().isAfter(end)) {
            clock.advance(Duration.between(clock.instant(), next.get()));
            work();
            next = journal.nextTimer();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    @AfterEach
    void stop() {
        workerThreads.close();
    }

    @Test
    void whatIsSetIsLeftAsItIs() {
        Instant set = start();
        down = true;

        assertThat(start()).isEqualTo(set);
    }

    @Test
    void whatIsNotSetIsSetInUtc() {
        down = true;

        assertThat(start()).isEqualTo("2026-02-25T09:00:00Z");
    }

    @Test
    void whatWasSetInUtcIsSetAnewOncePortalsAnswer() {
        down = true;
        start();
        down = false;

        assertThat(start()).isEqualTo("2026-02-25T02:00:00Z");
    }

    @Test
    void whatWasSetInUtcIsSetAnewAsSoonAsThePortalAnswers() {
        down = true;
        start();
        pass(Duration.ofMinutes(15));
        assertThat(set()).isEqualTo("2026-02-25T09:00:00Z");
        down = false;

        pass(Duration.ofMinutes(20));

        assertThat(set()).isEqualTo("2026-02-25T02:00:00Z");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void whatComesWhileThePortalIsSilentIsSetAnewAsSoonAsItAnswers() {
        start();
        down = true;
        schedules = process();
        pass(Duration.ofHours(14));
        assertThat(set()).isEqualTo("2026-02-25T09:00:00Z");
        down = false;

        pass(Duration.ofHours(8));

        assertThat(came).containsExactly(Instant.parse("2026-02-25T02:00:00Z"));
        assertThat(set()).isEqualTo("2026-02-26T02:00:00Z");
    }

    @Test
    void whatIsMeantForAPortalThatNeverAnswersComesInUtcAndOnTime() {
        down = true;
        start();

        pass(Duration.ofDays(2));

        assertThat(came).containsExactly(Instant.parse("2026-02-25T09:00:00Z"), Instant.parse("2026-02-26T09:00:00Z"));
        assertThat(asked).isLessThan(60);
    }

    @Test
    void aPortalThatHasAnsweredIsNotAskedAgainByTheHour() {
        start();
        pass(Duration.ofHours(13));

        assertThat(asked).isEqualTo(1);
        assertThat(journal.nextTimer()).contains(Instant.parse("2026-02-25T02:00:00Z"));
    }
}
