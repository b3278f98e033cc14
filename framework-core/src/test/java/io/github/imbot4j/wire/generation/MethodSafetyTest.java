package io.github.imbot4j.wire.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.MethodIdempotency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be repeated: of each method, by the generation that has it or by the conventions of the platform. */
class MethodSafetyTest {

    private static MethodIdempotency safety(Call call) {
        return Generations.all().traits(call).safety(call);
    }

    @ParameterizedTest
    @CsvSource({
        "imbot.register,REPEATABLE",
        "imbot.update,REPEATABLE",
        "imbot.unregister,REPEATABLE",
        "imbot.bot.list,READS",
        "imbot.command.register,REPEATABLE",
        "imbot.command.update,REPEATABLE",
        "imbot.command.unregister,REPEATABLE",
        "imbot.command.answer,MESSAGE",
        "imbot.message.add,MESSAGE",
        "imbot.message.update,REPEATABLE",
        "imbot.message.delete,REPEATABLE",
        "imbot.message.like,ONCE",
        "imbot.chat.sendTyping,REPEATABLE",
        "imbot.chat.add,ONCE",
        "imbot.chat.get,READS",
        "imbot.chat.leave,REPEATABLE",
        "imbot.chat.setOwner,REPEATABLE",
        "imbot.chat.setManager,REPEATABLE",
        "imbot.chat.updateAvatar,REPEATABLE",
        "imbot.chat.updateColor,REPEATABLE",
        "imbot.chat.updateTitle,REPEATABLE",
        "imbot.chat.updateTextFieldEnabled,REPEATABLE",
        "imbot.chat.user.add,REPEATABLE",
        "imbot.chat.user.delete,REPEATABLE",
        "imbot.chat.user.list,READS",
        "imbot.dialog.get,READS",
        "imopenlines.bot.session.operator,REPEATABLE",
        "imopenlines.bot.session.transfer,ONCE",
        "imopenlines.bot.session.finish,ONCE",
        "imopenlines.bot.session.message.send,MESSAGE",
        "im.notify.personal.add,MESSAGE",
        "im.notify.delete,REPEATABLE",
        "event.bind,REPEATABLE",
        "profile,READS",
        "batch,ONCE",
        "im.dialog.messages.get,READS",
        "crm.deal.list,READS",
        "crm.deal.fields,READS",
        "event.offline.get,ONCE",
        "imbot.v2.Event.get,REPEATABLE",
        "imbot.v2.Bot.get,READS",
        "imbot.v2.Bot.register,REPEATABLE",
        "imbot.v2.Bot.update,REPEATABLE",
        "imbot.v2.Chat.Message.send,KEYED",
        "imbot.v2.Chat.Message.update,REPEATABLE",
        "imbot.v2.Chat.Message.getContext,READS",
        "imbot.v2.Command.answer,MESSAGE",
        "imbot.v2.Chat.add,ONCE",
        "imbot.v2.Chat.Message.Reaction.add,REPEATABLE",
        "imbot.v2.File.upload,MESSAGE",
        "imbot.v2.Revision.get,READS",
        "crm.deal.add,ONCE"
    })
    void judgesEveryMethod(String method, MethodIdempotency safety) {
        assertThat(safety(Call.of(method))).isEqualTo(safety);
        assertThat(safety.mayRepeat())
                .isEqualTo(Set.of(MethodIdempotency.READS, MethodIdempotency.REPEATABLE, MethodIdempotency.KEYED)
                        .contains(safety));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plus", "minus", "PLUS"})
    void letsALikeWithADirectionBeRepeated(String action) {
        assertThat(safety(Call.of("imbot.message.like").with("ACTION", action)))
                .isEqualTo(MethodIdempotency.REPEATABLE);
    }

    @Test
    void judgesABatchByWhatIsInIt() {
        Call reads = Call.of("batch").with("cmd", Map.of("a", "user.get?ID=1", "b", "crm.deal.list"));
        assertThat(safety(reads)).isEqualTo(MethodIdempotency.READS);
        Call writes = Call.of("batch").with("cmd", List.of("user.get?ID=1", "imbot.message.add?MESSAGE=a"));
        assertThat(safety(writes)).isEqualTo(MethodIdempotency.ONCE);
    }

    @Test
    void doesNotLetALikeThatTurnsBeRepeated() {
        assertThat(safety(Call.of("imbot.message.like").with("ACTION", "auto"))).isEqualTo(MethodIdempotency.ONCE);
    }

    @Test
    void letsATaggedNotificationBeRepeatedSinceItReplacesItself() {
        assertThat(safety(Call.of("im.notify.system.add").with("TAG", "t"))).isEqualTo(MethodIdempotency.REPEATABLE);
    }
}
