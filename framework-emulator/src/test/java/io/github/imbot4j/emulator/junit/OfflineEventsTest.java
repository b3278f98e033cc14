package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnEvent;
import io.github.imbot4j.emulator.fault.CallFault;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that a portal keeps in its queue are collected, whether or not they were posted (transport §4.4). */
@BotTest(OfflineEventsTest.Clerk.class)
class OfflineEventsTest {

    @Bot(code = "clerk", name = "Clerk")
    static final class Clerk {

        static final List<String> heard = new CopyOnWriteArrayList<>();

        @OnEvent(value = "ONCRMDEALADD", offline = true)
        void added(PortalEvent event) {
            heard.add(event.name() + " " + event.number("FIELDS", "ID"));
        }

        /** Takes what is there as a process does that dies afterwards. */
        @Command(value = "reserve", title = "Reserve")
        Reply reserve(Rest rest) {
            int events = rest.call(Call.of("event.offline.get").with("clear", 0))
                    .get("events")
                    .items()
                    .size();
            return text(events);
        }
    }

    @BeforeEach
    void forget() {
        Clerk.heard.clear();
    }

    private static String added(long id) {
        return "ONCRMDEALADD " + id;
    }

    @Test
    void collectsAnEventWhosePostIsLost(Portal portal) {
        portal.dropNextEvent();
        long id = portal.crm().addDeal("Flowers", Map.of()).id();
        assertThat(Clerk.heard).isEmpty();

        portal.advance(Duration.ofMinutes(2));

        assertThat(Clerk.heard).containsExactly(added(id));
        assertThat(portal.state().offlineEvents().where(event -> true)).isEmpty();
    }

    @Test
    void handlesOnceWhatIsPostedAndCollected(Portal portal) {
        long id = portal.crm().addDeal("Flowers", Map.of()).id();

        portal.advance(Duration.ofMinutes(3));

        assertThat(Clerk.heard).containsExactly(added(id));
        assertThat(portal.state().offlineEvents().where(event -> true)).isEmpty();
    }

    @Test
    void collectsWhatAProcessThatDiedHasReserved(User alice, Portal portal) {
        portal.dropNextEvent();
        long id = portal.crm().addDeal("Flowers", Map.of()).id();
        alice.says("/reserve");
        assertThat(alice.chat()).lastMessage().hasText("1");
        portal.failNext("event.offline.get", CallFault.INTERNAL_SERVER_ERROR);

        portal.advance(Duration.ofMinutes(3));

        assertThat(Clerk.heard).containsExactly(added(id));
        assertThat(portal.state().offlineEvents().where(event -> true)).isEmpty();
    }

    @Test
    void collectsABoundedNumberEachTimeAndAllInTheEnd(Portal portal) {
        for (int i = 0; i < 60; i++) {
            portal.dropNextEvent();
            portal.crm().addDeal("Flowers " + i, Map.of());
        }

        portal.advance(Duration.ofMinutes(2));

        assertThat(Clerk.heard).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void triesAgainWhenThePortalRefuses(Portal portal) {
        portal.dropNextEvent();
        portal.crm().addDeal("Flowers", Map.of());
        portal.failNext("event.offline.clear", CallFault.INTERNAL_SERVER_ERROR);

        portal.advance(Duration.ofMinutes(4));

        assertThat(Clerk.heard).hasSize(1);
        assertThat(portal.state().offlineEvents().where(event -> true)).isEmpty();
    }
}
