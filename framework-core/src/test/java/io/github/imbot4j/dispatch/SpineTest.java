package io.github.imbot4j.dispatch;

import static io.github.imbot4j.reply.Say.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.reply.Silence;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpineTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final RunningSpine running = new RunningSpine(greeter());

    private BotModel greeter() {
        return BotBuilder.of("greeter", "Greeter")
                .command("hello", command -> command.title("en", "Greet"), invocation -> {
                    CommandReceived event = (CommandReceived) invocation.event();
                    return text("Hello, ", event.params(), "!");
                })
                .onMessage(invocation -> text(
                        "You said ",
                        ((MessageReceived) invocation.event()).message().text()))
                .on(AppInstalled.class, invocation -> {
                    heard.add("installed after " + running().portal.methods());
                    return Silence.SILENCE;
                })
                .build();
    }

    private RunningSpine running() {
        return running;
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void goesFromInstallToReply() {
        running.posted(Posts.install());

        assertThat(running.portal.methods())
                .startsWith("app.info", "profile", "imbot.bot.list", "imbot.register")
                .contains("imbot.command.register", "event.bind");
        assertThat(heard).hasSize(1).first().asString().contains("imbot.command.register");

        running.portal.forgetCalls();
        running.posted(Posts.message(1, "good morning"));

        assertThat(running.portal.methods()).containsExactly("imbot.message.add");
        FakePortal.Received said = running.portal.calls("imbot.message.add").get(0);
        assertThat(said.host()).isEqualTo("acme.bitrix24.com");
        assertThat(said.text("DIALOG_ID")).isEqualTo("27");
        assertThat(said.text("BOT_ID")).isEqualTo("567");
        assertThat(said.text("MESSAGE")).isEqualTo("You said good morning");
    }

    @Test
    void answersACommandByItsNumberAndMessage() {
        running.installed().posted(Posts.command(84332, "hello", "Bob", "TEXTAREA"));

        assertThat(running.portal.methods()).containsExactly("imbot.command.answer");
        FakePortal.Received answer =
                running.portal.calls("imbot.command.answer").get(0);
        assertThat(answer.text("COMMAND_ID")).isEqualTo("103");
        assertThat(answer.text("MESSAGE_ID")).isEqualTo("84332");
        assertThat(answer.text("MESSAGE")).isEqualTo("Hello, Bob!");
    }
}
