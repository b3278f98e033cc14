package io.github.imbot4j.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.authorization.BotTokens;
import io.github.imbot4j.authorization.TokenSeal;
import io.github.imbot4j.authorization.UserTokenSealer;
import io.github.imbot4j.delivery.ClaimedEvent;
import io.github.imbot4j.delivery.EventEffects;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.delivery.memory.MemoryJournal;
import io.github.imbot4j.event.BotRemoved;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.execution.HandlingResult;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events are fetched, stored, and only then confirmed (v2 §7). */
class EventFetcherTest {

    private static final PortalId PORTAL = SampleEvents.PORTAL;
    private static final Duration LONG = Duration.ofSeconds(1);

    private final SetClock clock = new SetClock();
    private final MemoryJournal journal = new MemoryJournal(clock, clock);
    private final MemoryTenants tenants = new MemoryTenants();
    private final MemoryLedgers ledgers = new MemoryLedgers();
    private final FakeFeed feed = new FakeFeed();
    private final FeedReader reader = reader();
    private final EventFetcher fetcher = fetcher(reader, true);
    private final List<String> handled = new ArrayList<>();

    EventFetcherTest() {
        tenants.save(SampleTenants.of(PORTAL));
        ledgers.save(new Ledger(PORTAL, Map.of("greeter", new Ledger.RegisteredBot(567, "f", Map.of())), Map.of()));
    }

    private FeedReader reader() {
        TokenSeal seal = new TokenSeal();
        EventInbox inbox = new EventInbox(
                journal, new UserTokenSealer(List.of(), seal), new BotTokens(journal, seal, clock), name -> List.of());
        return new FeedReader(portal -> feed, inbox, spoken(), clock);
    }

    private EventFetcher fetcher(FeedReader feeds, boolean isOn) {
        return new EventFetcher(feeds, journal, journal, ledgers, spoken(), isOn ? Set.of("greeter") : Set.of());
    }

    /** The first generation, with a feed. */
    private PortalProtocols spoken() {
        Protocol first = Generations.all().named(Protocols.FIRST);
        Protocol fed = (Protocol) Proxy.newProxyInstance(
                Protocol.class.getClassLoader(),
                new Class<?>[] {Protocol.class},
                (proxy, method, arguments) ->
                        method.getName().equals("feed") ? Optional.of(feed) : method.invoke(first, arguments));
        return new PortalProtocols(tenants, new Protocols(List.of(fed)));
    }

    private Tenant tenant() {
        return tenants.find(PORTAL).orElseThrow();
    }

    /** Handles what is in the inbox now. */
    private void work(EventFetcher by) {
        Optional<ClaimedEvent> claimed = journal.claim(owner -> true, Duration.ZERO);
        while (claimed.isPresent()) {
            Event event = claimed.get().entry().event();
            EventEffects effects = EventEffects.DONE;
            if (event instanceof ScheduleDue due) {
                assertThat(EventFetcher.isPoll(due)).isTrue();
                effects = ((HandlingResult.Done) by.poll(due, tenant())).completion();
            } else {
                handled.add(
                        event instanceof MessageReceived message
                                ? message.message().text()
                                : event.getClass().getSimpleName());
            }
            journal.complete(claimed.get(), effects);
            claimed = journal.claim(owner -> true, Duration.ZERO);
        }
    }

    private void after(Duration pause) {
        clock.advance(pause.minusMillis(1));
        work(fetcher);
        int before = feed.offsets.size();
        clock.advance(Duration.ofMillis(1));
        work(fetcher);
        assertThat(feed.offsets).hasSize(before + 1);
    }

    @Test
    void confirmsWhatIsStoredWithTheNextPollAndNothingElse() {
        feed.happens(41, "one");
        feed.happens(44, "two");
        fetcher.arm(PORTAL);
        work(fetcher);
        assertThat(handled).containsExactly("one", "two");
        assertThat(feed.events()).hasSize(2);

        feed.happens(45, "three");
        after(FeedReader.SHORTEST);
        assertThat(handled).containsExactly("one", "two", "three");
        assertThat(feed.events()).hasSize(1);
        after(FeedReader.SHORTEST);
        after(FeedReader.SHORTEST);
        assertThat(feed.offsets).containsExactly(1L, 45L, 46L, 1L);
    }

    @Test
    void readsAgainWhatAProcessThatDiedHadReadAndHandlesItOnce() {
        feed.happens(41, "one");
        ScheduleDue due = armed();
        // Stored, and the process dies before the cursor is: everything is read anew, by any node.
        fetcher.poll(due, tenant());
        assertThat(feed.events()).hasSize(1);
        fetcher(reader(), true).arm(PORTAL);
        feed.happens(42, "two");
        work(fetcher(reader(), true));
        assertThat(handled).containsExactly("one", "two");
        assertThat(feed.offsets).containsExactly(1L, 1L);
    }

    private ScheduleDue armed() {
        fetcher.arm(PORTAL);
        ClaimedEvent claimed = journal.claim(owner -> true, LONG).orElseThrow();
        InboxEntry entry = claimed.entry();
        journal.complete(claimed, EventEffects.DONE);
        return (ScheduleDue) entry.event();
    }

    @Test
    void goesOnAtTheExactEventAfterARestart() {
        feed.happens(41, "one");
        fetcher.arm(PORTAL);
        work(fetcher);
        feed.happens(42, "two");
        EventFetcher restarted = fetcher(reader(), true);
        restarted.arm(PORTAL);
        work(restarted);
        assertThat(handled).containsExactly("one", "two");
        assertThat(feed.offsets).containsExactly(1L, 42L);
    }

    @Test
    void keepsToThePausesOfThePage() {
        feed.most = 1;
        feed.happens(41, "one");
        fetcher.arm(PORTAL);
        work(fetcher);
        after(FeedReader.MORE);
        feed.failNext(RestException.of("feed.get", "acme.bitrix24.com", 503, "QUERY_LIMIT_EXCEEDED", ""));
        feed.failNext(RestException.of("feed.get", "acme.bitrix24.com", 500, "INTERNAL_SERVER_ERROR", ""));
        after(FeedReader.SHORTEST);
        assertThat(reader.notices()).singleElement().asString().contains("bot 'greeter'", "QUERY_LIMIT_EXCEEDED");
        after(Duration.ofSeconds(5));
        after(Duration.ofSeconds(10));
        assertThat(reader.notices()).isEmpty();
    }

    @Test
    void leavesThePortalsBudgetToRepliesWhenItHasManyBots() {
        Map<String, Ledger.RegisteredBot> bots = new HashMap<>();
        bots.put("greeter", new Ledger.RegisteredBot(567, "f", Map.of()));
        for (long id = 1; id <= 4; id++) {
            bots.put("bot" + id, new Ledger.RegisteredBot(id, "f", Map.of()));
        }
        ledgers.save(new Ledger(PORTAL, bots, Map.of()));
        FeedReader.Poll poll = reader.read(
                new FeedReader.Feed(feed, tenant(), SampleEvents.GREETER, bots.size()),
                FetchCursor.start(clock.instant()));
        assertThat(poll.pause()).contains(Duration.ofSeconds(10));
    }

    @Test
    void saysThatThePortalNumbersAnewAndReadsWhatIsThere() {
        feed.happens(900, "before");
        fetcher.arm(PORTAL);
        work(fetcher);
        after(FeedReader.SHORTEST);
        feed.kept.clear();
        feed.happens(3, "after");
        after(FeedReader.SHORTEST);
        assertThat(handled).containsExactly("before", "after");
        assertThat(reader.notices()).singleElement().asString().contains("bot 'greeter'", "901", "numbered them again");
        feed.happens(4, "and so on");
        after(FeedReader.SHORTEST);
        assertThat(handled).endsWith("and so on");
        assertThat(feed.offsets).endsWith(1L, 4L);
    }

    @Test
    void saysThatEventsMayBeLostAfterADay() {
        feed.happens(41, "one");
        fetcher.arm(PORTAL);
        work(fetcher);
        clock.advance(Duration.ofHours(25));
        work(fetcher);
        assertThat(reader.notices()).singleElement().asString().contains("24 hours", "lost");
    }

    @Test
    void leavesOutWhatCannotBeRead() {
        feed.cannotBeRead(41);
        feed.happens(42, "two");
        fetcher.arm(PORTAL);
        work(fetcher);
        after(FeedReader.SHORTEST);
        assertThat(handled).containsExactly("two");
        assertThat(feed.offsets).endsWith(43L);
    }

    @Test
    void hearsThatTheBotIsGoneAndStops() {
        feed.failNext(RestException.of("feed.get", "acme.bitrix24.com", 400, "BOT_ID_ERROR", "no such bot"));
        fetcher.arm(PORTAL);
        work(fetcher);
        assertThat(handled).containsExactly(BotRemoved.class.getSimpleName());
        clock.advance(Duration.ofHours(1));
        work(fetcher);
        assertThat(feed.offsets).hasSize(1);
    }

    @Test
    void endsWhenEventsAreToBePosted() {
        fetcher.arm(PORTAL);
        work(fetcher(reader, false));
        assertThat(feed.offsets).isEmpty();
        fetcher(reader, false).arm(PORTAL);
        assertThat(journal.claim(owner -> true, Duration.ZERO)).isEmpty();
    }

    @Test
    void fetchesWhatIsKeptBeforeEventsArePosted() {
        feed.happens(41, "one");
        fetcher.arm(PORTAL);
        work(fetcher);
        feed.most = 2;
        feed.happens(42, "two");
        feed.happens(43, "three");
        feed.happens(44, "four");
        EventFetcher posting = fetcher(reader, false);
        feed.failNext(RestException.of("feed.get", "acme.bitrix24.com", 503, "QUERY_LIMIT_EXCEEDED", ""));
        assertThatThrownBy(() -> posting.finish(tenant()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("to be fetched first");
        posting.finish(tenant());
        work(posting);
        assertThat(handled).containsExactly("one", "two", "three", "four");
        int asked = feed.offsets.size();
        posting.finish(tenant());
        assertThat(feed.offsets).hasSize(asked);
    }

    @Test
    void leavesTheBotsOfOtherProgramsToThem() {
        ledgers.save(new Ledger(
                PORTAL,
                Map.of(
                        "greeter",
                        new Ledger.RegisteredBot(567, "f", Map.of()),
                        "elsewhere",
                        new Ledger.RegisteredBot(568, "f", Map.of())),
                Map.of()));
        fetcher.arm(PORTAL);
        ClaimedEvent claimed = journal.claim(owner -> true, Duration.ZERO).orElseThrow();
        assertThat(claimed.entry().lane().bot()).isEqualTo("greeter");
        assertThat(journal.claim(owner -> true, Duration.ZERO)).isEmpty();
    }
}
