package io.github.imbot4j.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Batch;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.wire.BotSecrets;
import io.github.imbot4j.wire.CallTraits;
import io.github.imbot4j.wire.LineCalls;
import io.github.imbot4j.wire.generation.Generations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Through an inbound webhook every call about a bot says by a secret whose it is (v1 §1.1, v2 §1). */
class SignedCallsTest {

    private static final BotSecrets SECRETS = new BotSecrets() {
        @Override
        public Secret ofAll() {
            return Secret.of("shared");
        }

        @Override
        public Secret of(String code) {
            return Secret.of("token-" + code);
        }

        @Override
        public Secret of(long botId) {
            return botId == 567 ? of("greeter") : Secret.none();
        }
    };

    private static Call signed(Call call) {
        CallTraits traits = Generations.all().traits(call);
        return traits.signed(call, SECRETS);
    }

    @Test
    void theSecondGenerationTakesTheTokenOfTheBot() {
        assertThat(signed(Call.of("imbot.v2.Event.get").with("botId", 567)).params())
                .containsEntry("botToken", "token-greeter");
        assertThat(signed(Call.of("imbot.v2.Bot.register").with("fields", Map.of("code", "waiter")))
                        .params())
                .isEqualTo(Map.of("fields", Map.of("code", "waiter", "botToken", "token-waiter")));
        assertThat(signed(Call.of("imbot.v2.Bot.get").with("code", "waiter")).params())
                .containsEntry("botToken", "token-waiter");
        assertThat(signed(Call.of("imbot.v2.Revision.get")).params()).isEmpty();
        Call handedOver = Call.of("imbot.v2.Bot.update").with("botId", 567).with("botToken", "old");
        assertThat(signed(handedOver)).isEqualTo(handedOver);
    }

    @Test
    void theFirstTakesTheOneThatAllBotsShare() {
        assertThat(signed(Call.of("imbot.message.add").with("BOT_ID", 5)).params())
                .containsEntry("CLIENT_ID", "shared");
        assertThat(signed(Call.of("imopenlines.bot.session.finish").with("CHAT_ID", 5))
                        .params())
                .containsEntry("CLIENT_ID", "shared");
        assertThat(signed(Call.of("crm.deal.list")).params()).isEmpty();
    }

    @Test
    void transfersAndEndsOfSessionsTakeTheTokenOfTheBotTheyName() {
        LineCalls lines = Generations.all().named("v2").lines().as(567);

        assertThat(signed(lines.finish("chat5")).params()).containsEntry("CLIENT_ID", "token-greeter");
        assertThat(signed(lines.toQueue("chat5", 3)).params()).containsEntry("CLIENT_ID", "token-greeter");
        assertThat(signed(lines.toUser("chat5", 3)).params()).containsEntry("CLIENT_ID", "token-greeter");
        assertThat(signed(lines.toOperator("chat5")).params()).containsOnlyKeys("CHAT_ID");
    }

    @Test
    void soDoTheCallsInABatchAndNothingElseOfThemChanges() {
        Call batch = Batch.of(List.of(
                        Call.of("imbot.v2.Chat.Message.send")
                                .with("botId", 567)
                                .with("dialogId", "chat5")
                                .with(
                                        "fields",
                                        Map.of("message", "a & b = c\n[b]ё[/b] + ", "attach", List.of("x", "y"))),
                        Call.of("crm.deal.list").with("filter", Map.of("ID", 5))))
                .call();
        Call changed = Batch.changed(batch, SignedCallsTest::signed);
        Call expected = Batch.of(List.of(
                        Call.of("imbot.v2.Chat.Message.send")
                                .with("botId", 567)
                                .with("dialogId", "chat5")
                                .with(
                                        "fields",
                                        Map.of("message", "a & b = c\n[b]ё[/b] + ", "attach", List.of("x", "y")))
                                .with("botToken", "token-greeter"),
                        Call.of("crm.deal.list").with("filter", Map.of("ID", 5))))
                .call();
        assertThat(changed).isEqualTo(expected);
    }
}
