package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.Bots;
import io.github.imbot4j.delivery.SessionKey;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.payload.StoredName;
import io.github.imbot4j.problem.DefinitionException;
import io.github.imbot4j.reply.Next;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record with a stored name may be renamed while somebody is in a conversation. */
class StoredNameTest {

    private static final SessionKey ALICE = new SessionKey(RunningSpine.PORTAL, "greeter", "27", 27);

    @StoredName("order")
    record Order(String dish) {}

    @StoredName("order")
    record Purchase(String dish) {}

    private RunningSpine running = new RunningSpine(before()).installed();

    @AfterEach
    void stop() {
        running.close();
    }

    private static BotModel before() {
        return BotBuilder.of("greeter", "Waiter")
                .withoutHelp()
                .onMessage(context -> Next.to(new Order("pizza"), text("How many?")))
                .onMessage(Order.class, (context, state) -> Next.done(text("Before")))
                .build();
    }

    private static BotModel renamed() {
        return BotBuilder.of("greeter", "Waiter")
                .withoutHelp()
                .onMessage(Purchase.class, (context, state) -> Next.done(text("After")))
                .build();
    }

    @Test
    void theConversationGoesOnWhenItsStateIsRenamed() {
        running.posted(Posts.message(1, "hello"));
        running = running.redeployed(ALICE, renamed());

        running.posted(Posts.message(2, "two"));

        assertThat(running.portal.calls("imbot.message.add").stream()
                        .map(call -> call.text("MESSAGE"))
                        .collect(Collectors.toList()))
                .containsExactly("After");
    }

    @Test
    void twoStatesOfOneNameAreRefused() {
        BotModel both = BotBuilder.of("greeter", "Waiter")
                .onMessage(Order.class, (context, state) -> Next.done())
                .onMessage(Purchase.class, (context, state) -> Next.done())
                .build();

        assertThatThrownBy(() -> Bots.of(both))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("Purchase")
                .hasMessageContaining("has the @StoredName of");
    }
}
