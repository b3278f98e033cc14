package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.OnEvent;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.PortalEvent;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.phpform.FormEncoder;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.scan.BotScanner;
import io.github.imbot4j.web.PostResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events of a portal that are neither about bots nor about the app; the post is that of the documentation of onCrmDealAdd. */
@Timeout(60)
class PortalEventTest {

    @Bot(code = "greeter", name = "Greeter")
    static final class Courier {
        @OnEvent("onCrmDealAdd")
        void added(PortalEvent event, Chats chats) {
            chats.chat("chat5")
                    .send(text(
                            "Deal ",
                            event.number("FIELDS", "ID"),
                            " by bot ",
                            event.bot().id()));
        }
    }

    private static BotModel bot(Class<?> type) {
        return BotScanner.of(List.of(type))
                .make(BotScanner.byConstructor(), new Problems())
                .get(0);
    }

    private final RunningSpine running = new RunningSpine(bot(Courier.class)).installed();
    private Optional<RunningSpine> next = Optional.empty();

    @AfterEach
    void stop() {
        next.ifPresent(RunningSpine::close);
        running.close();
    }

    private static byte[] dealAdded(int id, String token) {
        Map<String, Object> auth = Posts.auth();
        auth.put("application_token", token);
        Map<String, Object> form = Posts.form("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", id)), auth);
        form.put("event_handler_id", 1);
        return FormEncoder.encode(form);
    }

    private List<String> said() {
        return running.portal.calls("imbot.message.add").stream()
                .map(call -> call.text("MESSAGE"))
                .toList();
    }

    @Test
    void reachTheMethodThatAsksForThemOnce() {
        running.posted(dealAdded(17, Posts.TOKEN));
        running.posted(dealAdded(17, Posts.TOKEN));
        running.posted(dealAdded(18, Posts.TOKEN));

        assertThat(said()).hasSize(2);
        assertThat(said().get(0)).matches("Deal 17 by bot [1-9][0-9]*");
    }

    @Test
    void areRefusedWithoutTheApplicationToken() {
        PostResult refused = running.post(dealAdded(17, "guessed"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(said()).isEmpty();
    }

    @Test
    void areTakenAndDroppedWhenNobodyAsksForThem() {
        running.posted(Posts.post("ONCRMLEADADD", Map.of("FIELDS", Map.of("ID", 1))));

        assertThat(said()).isEmpty();
    }

    @Bot(code = "greeter", name = "Greeter")
    static final class Host {
        @OnJoin
        String greet() {
            return "Welcome";
        }
    }

    @Bot(code = "greeter", name = "Greeter")
    static final class Watcher {
        @OnJoin(own = true)
        String greet(BotJoined botJoined) {
            return botJoined.byBot() ? "Mine" : "Welcome";
        }
    }

    @Test
    void leadToNoGreetingWhereTheBotItselfBegan() {
        RunningSpine host = running.restarted(bot(Host.class));
        next = Optional.of(host);

        host.posted(Posts.opened(567));
        host.posted(Posts.inGroup(567, 567));
        host.posted(Posts.inGroup(567, 0));
        assertThat(said()).isEmpty();

        host.posted(Posts.opened(27));
        host.posted(Posts.inGroup(567, 27));
        assertThat(said()).containsExactly("Welcome", "Welcome");
    }

    @Test
    void leadToAGreetingWhereTheBotItselfBeganIfTheAuthorWantsIt() {
        RunningSpine watcher = running.restarted(bot(Watcher.class));
        next = Optional.of(watcher);

        watcher.posted(Posts.opened(567));
        watcher.posted(Posts.inGroup(567, 567));

        assertThat(said()).containsExactly("Mine", "Mine");
    }

    @Test
    void areBoundWithTheInstallAndUnboundWhenNoMethodAsksForThem() {
        assertThat(running.ledgers.load(RunningSpine.PORTAL).bindings()).containsKey("ONCRMDEALADD");

        RunningSpine without =
                running.restarted(BotBuilder.of("greeter", "Greeter").build());
        next = Optional.of(without);
        without.posted(Posts.reinstall(5));

        assertThat(without.ledgers.load(RunningSpine.PORTAL).bindings()).doesNotContainKey("ONCRMDEALADD");
        assertThat(without.portal.methods()).contains("event.unbind");
    }

    @Test
    void areKeptInThePortalsQueueTooIfTheAuthorWantsIt() {
        RunningSpine clerk = running.restarted(BotBuilder.of("greeter", "Greeter")
                .onOfflineEvent("ONCRMDEALADD", invocation -> NoReply.SILENCE)
                .build());
        next = Optional.of(clerk);
        clerk.posted(Posts.reinstall(5));

        assertThat(clerk.ledgers.load(RunningSpine.PORTAL).bindings())
                .containsKeys("ONCRMDEALADD", "offline:ONCRMDEALADD");
        assertThat(clerk.portal.calls("event.bind"))
                .filteredOn(call -> call.text("EVENT_TYPE").equals("offline"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.text("EVENT")).isEqualTo("ONCRMDEALADD"));
    }
}
