package io.github.imbot4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.binding.Invocations;
import io.github.imbot4j.event.CommandContext;
import io.github.imbot4j.reply.NewMessage;
import io.github.imbot4j.reply.Outcome;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.reply.Say;
import org.junit.jupiter.api.Test;

class BotHelpTest {

    private static final BotModel GREETER = BotBuilder.of("greeter", "Greeter")
            .position("Says [hello]")
            .command("hello", c -> c.title("en", "Greet").title("de", "Grüßen").params("en", "name"), Handlers.HELLO)
            .command("bye", c -> c.title("en", "Part").title("de", "Gehen"), Handlers.HELLO)
            .command("page", CommandBuilder::hidden, Handlers.HELLO)
            .build();

    @Test
    void listsWhatIsNotHiddenReadyToBeClicked() throws Exception {
        assertThat(bb(help(GREETER, "en"))).isEqualTo("""
                        [b]Greeter[/b] — Says [\u200bhello]
                        [put=/hello ]/hello name[/put] — Greet
                        [send=/bye]/bye[/send] — Part
                        [send=/help]/help[/send] — What this bot can do""".replace("\n", "[br]"));
    }

    @Test
    void speaksTheLanguageOfThePortalOrEnglish() throws Exception {
        assertThat(plain(help(GREETER, "de"))).contains("/hello name — Grüßen", "/help — What this bot can do");
        assertThat(plain(help(GREETER, "ru"))).contains("/bye — Part", "/help — Что умеет этот бот");
        assertThat(plain(help(GREETER, ""))).contains("/bye — Part");
    }

    @Test
    void declaresTheCommandInEveryLanguageOfTheBot() {
        assertThat(GREETER.findCommand("help").orElseThrow().titles())
                .containsEntry("en", "What this bot can do")
                .containsEntry("ru", "Что умеет этот бот")
                .containsEntry("de", "What this bot can do");
    }

    @Test
    void leavesAHelpOfTheBotsOwnAlone() {
        BotModel own = BotBuilder.of("greeter", "Greeter")
                .command("help", c -> c.title("en", "Mine"), Handlers.HELLO)
                .build();
        assertThat(own.commands()).hasSize(1);
        assertThat(own.routes()).extracting(Route::handler).containsExactly(Handlers.HELLO);
    }

    @Test
    void isLeftOutOnRequest() {
        BotModel mute = BotBuilder.of("mute", "Mute").withoutHelp().build();
        assertThat(mute.commands()).isEmpty();
        assertThat(mute.routes()).isEmpty();
    }

    @Test
    void isAReplyAPortalTakes() {
        Reply reply = BotHelp.reply(GREETER, "en");
        reply.validate();
        assertThat(BotHelp.reply(BotBuilder.of("x", "").build(), "en")).isInstanceOf(NewMessage.class);
    }

    private static Outcome help(BotModel bot, String language) throws Exception {
        Route route = bot.routes().get(bot.routes().size() - 1);
        return route.handler()
                .handle(Invocations.of(Invocations.command("help", "", CommandContext.TEXTAREA, language)));
    }

    private static String bb(Outcome outcome) {
        return ((NewMessage) outcome).body().bb();
    }

    private static String plain(Outcome outcome) {
        return ((NewMessage) outcome).body().plain();
    }

    private static final class Handlers {
        static final Handler HELLO = invocation -> Say.text("Hello");
    }
}
