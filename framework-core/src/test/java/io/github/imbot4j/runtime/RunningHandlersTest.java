package io.github.imbot4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.event.CommandSource;
import io.github.imbot4j.event.DialogEvent;
import io.github.imbot4j.execution.RunningHandlers;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningHandlersTest {

    private static final BotModel BOT = BotBuilder.of("greeter", "Greeter").build();
    private static final DialogEvent EVENT = Invocations.command("go", "", CommandSource.TEXTAREA, "en");
    private static final Lane LANE = new Lane(Invocations.PORTAL, "greeter", "27");

    private final List<Planned> planned = new ArrayList<>();
    private final List<OutgoingCall> sent = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int plans;
    private final RunningHandlers handlers = new RunningHandlers(
            this::plan, clock(), new PortalProtocols(new MemoryTenants(), Generations.all()), sent::add);

    private record Planned(Instant due, Runnable work) {}

    private Runnable plan(Duration delay, Runnable work) {
        plans++;
        Planned one = new Planned(now.plus(delay), work);
        planned.add(one);
        return () -> planned.remove(one);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private void pass(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            List<Planned> due = planned.stream()
                    .filter(one -> !one.due().isAfter(end))
                    .sorted(Comparator.comparing(Planned::due))
                    .toList();
            if (due.isEmpty()) {
                now = end;
                return;
            }
            planned.remove(due.get(0));
            now = due.get(0).due();
            due.get(0).work().run();
        }
    }

    @Test
    void plansOneSweepForAllHandlersOfASecond() {
        for (int i = 0; i < 1_000; i++) {
            handlers.begin("Greeter.go()", BOT, EVENT, LANE).close();
        }

        assertThat(plans).isEqualTo(1);
        pass(Duration.ofHours(1));
        assertThat(plans).isEqualTo(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void showsTypingOfEachASecondAfterItBeganHoweverLongTheOthersTake() {
        try (RunningHandlers.Run slow = handlers.begin("Greeter.slow()", BOT, EVENT, LANE)) {
            pass(Duration.ofSeconds(10));
            assertThat(sent).hasSize(1);
            Lane other = new Lane(Invocations.PORTAL, "greeter", "28");
            try (RunningHandlers.Run next = handlers.begin("Greeter.next()", BOT, EVENT, other)) {
                pass(Duration.ofMillis(999));
                assertThat(sent).hasSize(1);
                pass(Duration.ofMillis(1));
                assertThat(sent).extracting(OutgoingCall::lane).containsExactly(LANE, other);
                next.stopTyping();
                assertThat(handlers.isWanted(other)).isTrue();
            }
            assertThat(handlers.isWanted(other)).isFalse();
            pass(Duration.ofSeconds(16));
            assertThat(sent).hasSize(3);
            slow.stopTyping();
            pass(Duration.ofSeconds(60));
            assertThat(sent).hasSize(3);
        }
    }
}
