package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Every;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.install.FakePortal;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.problem.Problems;
import io.github.imbot4j.scan.BotScanner;
import io.github.imbot4j.testing.Await;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nobody set off is said in the language the portal spoke last, after a restart too. */
@Timeout(60)
class PortalLanguagesTest {

    private static final LocalDate MAY_DAY = LocalDate.of(2026, 5, 1);

    private RunningSpine running = new RunningSpine(bot()).installed();

    @Bot(code = "greeter", name = "Daily", texts = "com/acme/words")
    static final class Daily {

        @Every("09:00")
        void morning(BotSender bot, Messages texts) {
            bot.dialog("chat45").send(text(texts.say("greet", "Bob"), " ", MAY_DAY));
        }

        @OnMessage
        void hear() {}
    }

    private static BotModel bot() {
        return BotScanner.of(List.of(Daily.class))
                .make(BotScanner.byConstructor(), new Problems())
                .get(0);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private List<String> saidAtNine() {
        running.portal.forgetCalls();
        running.pass(Duration.ofDays(1));
        running.settle();
        return running.portal.calls("imbot.message.add").stream()
                .map(call -> call.text("MESSAGE"))
                .toList();
    }

    @Test
    void speaksTheLanguageOfTheInstallUntilThePortalSpeaksAnother() {
        assertThat(saidAtNine()).containsExactly("Hello, Bob! 1 May 2026");

        running.posted(Posts.messageIn("ru", 7, "hi"));
        saidAtNine();

        assertThat(saidAtNine()).containsExactly("Привет, Bob! 1 мая 2026 года");
    }

    @Test
    void aRestartForgetsNoLanguage() {
        running.posted(Posts.messageIn("ru", 7, "hi"));
        Await.until(() -> running.ledgers.load(FakePortal.ID).language().equals("ru"));
        running = running.restarted(bot());
        Await.until(() -> running.journal.nextTimer().isPresent());

        assertThat(saidAtNine()).containsExactly("Привет, Bob! 1 мая 2026 года");
    }
}
