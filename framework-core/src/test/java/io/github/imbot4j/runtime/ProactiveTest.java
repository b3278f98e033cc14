package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.command;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.chat.Broadcast;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.testing.Await;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What bots say of their own accord. */
@Timeout(60)
class ProactiveTest {

    private final RunningSpine running = new RunningSpine(BotBuilder.of("greeter", "Greeter")
                    .withoutHelp()
                    .onMessage(invocation -> {
                        invocation
                                .portals()
                                .portal(invocation.portal().id())
                                .bot("greeter")
                                .dialog("chat45")
                                .send(text("Somebody wrote"));
                        return NoReply.SILENCE;
                    })
                    .build())
            .installed();

    @AfterEach
    void stop() {
        running.close();
    }

    private BotSender greeter() {
        return running.spine.portals().portal(RunningSpine.PORTAL).bot("greeter");
    }

    private List<String> dialogs() {
        return running.portal.calls("imbot.message.add").stream()
                .map(call -> call.text("DIALOG_ID"))
                .sorted()
                .toList();
    }

    @Test
    void speaksWhereNothingHappened() {
        greeter().dialog("27").send(text("Lunch is ready"));
        running.settle();

        FakePortal.Received said = running.portal.calls("imbot.message.add").get(0);
        assertThat(said.text("DIALOG_ID")).isEqualTo("27");
        assertThat(said.text("BOT_ID")).isEqualTo("567");
        assertThat(said.text("MESSAGE")).isEqualTo("Lunch is ready");
    }

    @Test
    void editsWhatItSaid() {
        greeter().dialog("27").edit(84301, text("Lunch is over"));
        running.settle();

        FakePortal.Received edit = running.portal.calls("imbot.message.update").get(0);
        assertThat(edit.text("MESSAGE_ID")).isEqualTo("84301");
        assertThat(edit.text("MESSAGE")).isEqualTo("Lunch is over");
    }

    @Test
    void isThereForHandlersToo() {
        running.posted(Posts.message(1, "hi"));

        assertThat(dialogs()).containsExactly("chat45");
    }

    @Test
    void refusesWhatThePortalWouldRefuseBeforeQueueingAnything() {
        assertThatExceptionOfType(InvalidReplyException.class)
                .isThrownBy(() -> greeter().dialog("27").send(text("Go").keyboard(row(command("Go", "xyz")))));
        assertThatExceptionOfType(InvalidReplyException.class)
                .isThrownBy(() -> greeter().broadcast("x", text(" "), List.of("1", "2")));
        assertThatIllegalArgumentException().isThrownBy(() -> greeter().dialog(" "));

        assertThat(running.journal.backlog().isEmpty()).isTrue();
    }

    @Test
    void saysWhyNobodyCanSpeak() {
        assertThatIllegalStateException()
                .isThrownBy(() -> running.spine.portals().portal(new PortalId("nowhere")))
                .withMessageContaining("install the app");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        running.spine.portals().portal(RunningSpine.PORTAL).bot("stranger"))
                .withMessageContaining("choose among greeter");
        running.posted(Posts.botDeleted());
        assertThatIllegalStateException().isThrownBy(this::greeter).withMessageContaining("not registered");
        running.posted(Posts.uninstall());
        assertThatIllegalStateException()
                .isThrownBy(() -> running.spine.portals().portal(RunningSpine.PORTAL))
                .withMessageContaining("uninstalled");
    }

    @Test
    void broadcastsToEachDialogOnceAndCounts() {
        List<String> dialogs = IntStream.range(0, 30).mapToObj(i -> "chat" + i).toList();
        running.portal.next("imbot.message.add", 400, "{\"error\":\"ACCESS_ERROR\",\"error_description\":\"\"}");

        Broadcast begun = greeter().broadcast("news", text("News"), dialogs.subList(0, 20));
        Broadcast resumed = greeter().broadcast("news", text("News"), dialogs);
        running.settle();

        assertThat(resumed.count()).isEqualTo(new Broadcast.Count(0, 29, 1));
        assertThat(resumed.count().isDone()).isTrue();
        assertThat(begun.name()).isEqualTo("news");
        assertThat(dialogs()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void holdsNoDialogUpForABroadcast() {
        running.portal.plan("imbot.message.add", call -> {
            running.receive(Posts.message(7, "hi"));
            awaitSaid(2);
            return HttpResponse.json(200, "{\"result\":1}");
        });

        greeter().broadcast("news", text("News"), List.of("27"));
        running.settle();

        assertThat(dialogs()).containsExactly("27", "chat45");
    }

    private void awaitSaid(int times) {
        Await.until(() -> running.portal.calls("imbot.message.add").size() >= times);
    }
}
