package io.github.imbot4j.emulator.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.RunningBots;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.emulator.EmulatedPortal;
import io.github.imbot4j.emulator.chat.ChatEvent;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Has a backlog drain to a portal that takes what the vendor's cloud takes: 2 requests a second, 50 at once. The portal counts
 * itself, by the same clock as the bots, which moves only when everything waits for it.
 */
@Timeout(180)
class BacklogTest {

    private static final int DIALOGS = 100;
    private static final int EACH = 50;
    private static final double PER_SECOND = 90;
    private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);

    /** So long nothing happens in real time before it counts as waiting. */
    private static final long QUIET_NANOS = Duration.ofMillis(50).toNanos();

    private final MovedTime time = new MovedTime();
    private final AtomicReference<RunningBots> running = new AtomicReference<>();
    private final EmulatedPortal portal = EmulatedPortal.inProcess(new EmulatedPortal.Options(
            "127.0.0.1",
            0,
            false,
            Limits.STANDARD,
            time.clock(),
            Optional.of((url, form) -> running.get().receive(form).status())));
    private final AtomicInteger calling = new AtomicInteger();
    private final AtomicLong lastCall = new AtomicLong(System.nanoTime());
    private final ConcurrentLinkedQueue<Message> replies = new ConcurrentLinkedQueue<>();

    private Http watched() {
        return post -> {
            calling.incrementAndGet();
            try {
                return portal.http().post(post);
            } finally {
                lastCall.set(System.nanoTime());
                calling.decrementAndGet();
            }
        };
    }

    private void pump(BooleanSupplier until) {
        while (!until.getAsBoolean()) {
            Await.pause(Duration.ofNanos(QUIET_NANOS / 10));
            boolean isQuiet =
                    calling.get() == 0 && portal.events().isIdle() && System.nanoTime() - lastCall.get() > QUIET_NANOS;
            if (isQuiet) {
                time.move(Duration.ofSeconds(1));
                lastCall.set(System.nanoTime());
            }
        }
    }

    @Test
    void aBacklogDrainsAtTheCeilingOfThePortalInOrderAndWithoutItsLimit() {
        App card = portal.apps().add("Answers", "https://bots.example.com" + AppSettings.EVENT_PATH);
        AppSettings settings = new AppSettings(
                card.clientId(),
                Secret.of(card.clientSecret()),
                URI.create("https://bots.example.com"),
                List.of(portal.oauthServer()),
                true);
        Infrastructure infrastructure = new Infrastructure(
                new MemoryTenants(), new MemoryLedgers(), new MemoryJournal(time.clock()), watched(), time.time());
        try (portal;
                time;
                RunningBots bots = Bots.scan("io.github.imbot4j.emulator.drain").start(settings, infrastructure)) {
            running.set(bots);
            portal.apps().install(card.clientId(), 1);
            pump(() -> portal.state()
                    .handlers()
                    .first(handler -> handler.event().equals("ONAPPUNINSTALL"))
                    .isPresent());
            List<Long> chats = new ArrayList<>();
            say(chats);
            Instant begun = time.clock().instant();
            pump(() -> replies.size() == DIALOGS * EACH);
            check(chats, begun);
        }
    }

    private void say(List<Long> chats) {
        long bot = portal.state().bots().first(any -> true).orElseThrow().id();
        portal.messenger().listen(chatEvent -> {
            if (chatEvent instanceof ChatEvent.Posted posted && posted.message().authorId() == bot) {
                replies.add(posted.message());
            }
        });
        List<Person> people = IntStream.range(0, DIALOGS)
                .mapToObj(d -> portal.messenger().addPerson("Person", "" + d, Person.Kind.EMPLOYEE, "en", false))
                .toList();
        people.forEach(
                person -> chats.add(portal.messenger().open(person.id(), bot).id()));
        for (int n = 0; n < EACH; n++) {
            for (int d = 0; d < DIALOGS; d++) {
                portal.messenger().say(people.get(d).id(), chats.get(d), String.valueOf(n));
            }
        }
    }

    private void check(List<Long> chats, Instant begun) {
        List<String> wanted = IntStream.range(0, EACH).mapToObj(String::valueOf).toList();
        for (long chat : chats) {
            assertThat(replies.stream().filter(reply -> reply.chatId() == chat).map(Message::text))
                    .as("replies in chat %d", chat)
                    .containsExactlyElementsOf(wanted);
        }
        List<Exchange.RestCall> calls = portal.traffic().calls().stream()
                .filter(call -> call.batch().isEmpty())
                .toList();
        List<Exchange.RestCall> limited = calls.stream()
                .filter(call -> call.status() == 503 || call.status() == 429)
                .toList();
        Instant end =
                replies.stream().map(Message::date).max(Instant::compareTo).orElseThrow();
        Instant burst = begun.plusSeconds(1);
        long steady =
                replies.stream().filter(reply -> reply.date().isAfter(burst)).count();
        double whole = replies.size() / seconds(begun, end);
        double sustained = steady / seconds(burst, end);
        System.out.printf(
                Locale.ROOT,
                "Backlog of %d replies in %d dialogs, 2 requests a second: %.1f s by the portal's clock, %d requests in all, %d"
                        + " over the limit; %.1f replies a second, %.1f after the first second.%n",
                replies.size(),
                DIALOGS,
                seconds(begun, end),
                calls.size(),
                limited.size(),
                whole,
                sustained);
        assertThat(whole).isGreaterThanOrEqualTo(PER_SECOND);
        assertThat(sustained).isGreaterThanOrEqualTo(PER_SECOND);
        assertThat(limited.stream().filter(call -> call.at().isAfter(begun.plus(FIRST_MINUTE))))
                .isEmpty();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
