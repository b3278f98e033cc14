package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.bot.Chat;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.Reply;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotesTest {

    record Count(int number) {}

    record Other(String word) {}

    private static final Duration DAY = Duration.ofDays(1);

    private RunningSpine running = new RunningSpine();
    private long messageId = 100;

    @AfterEach
    void stop() {
        running.close();
    }

    private void start(Function<Chat, Reply> handler) {
        running.close();
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .command("go", command -> command.title("en", "Go"), invocation -> handler.apply(invocation.chat()))
                .onError(IllegalStateException.class, (invocation, given) -> text("failed"))
                .build();
        running = new RunningSpine(bot).installed();
    }

    private String go() {
        running.portal.forgetCalls();
        running.posted(Posts.command(++messageId, "go", "", "TEXTAREA"));
        return running.portal.calls("imbot.command.answer").get(0).text("MESSAGE");
    }

    private static int next(Chat chat) {
        int number = chat.get("count", Count.class).map(Count::number).orElse(0) + 1;
        chat.put("count", new Count(number), DAY);
        return number;
    }

    @Test
    void bringsBackWhatAnEarlierEventRemembered() {
        start(chat -> text(next(chat), " ", next(chat)));

        assertThat(go()).isEqualTo("1 2");
        assertThat(go()).isEqualTo("3 4");
    }

    @Test
    void remembersNothingOfAHandlerThatFailed() {
        start(chat -> {
            if (next(chat) == 1 && messageId == 101) {
                throw new IllegalStateException("no");
            }
            return text(next(chat));
        });

        assertThat(go()).isEqualTo("failed");
        assertThat(go()).isEqualTo("2");
    }

    @Test
    void forgetsWhenToldAndWhenItsTimeIsOver() {
        start(chat -> {
            int number = next(chat);
            if (number == 3) {
                chat.remove("count");
            }
            return text(number, " ", chat.get("count", Count.class).isPresent());
        });

        assertThat(go()).isEqualTo("1 true");
        running.clock.advance(DAY);
        assertThat(go()).isEqualTo("1 true");
        assertThat(go()).isEqualTo("2 true");
        assertThat(go()).isEqualTo("3 false");
        assertThat(go()).isEqualTo("1 true");
    }

    @Test
    void countsWhatIsNoSuchRecordAnyMoreAsForgotten() {
        start(chat -> {
            next(chat);
            return text(chat.get("count", Other.class).isPresent());
        });

        assertThat(go()).isEqualTo("false");
    }
}
