package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.annotation.BotColor;
import io.github.imbot4j.bot.GroupChat;
import io.github.imbot4j.chat.Chats;
import io.github.imbot4j.chat.NewGroupChat;
import io.github.imbot4j.delivery.JournalRecords;
import io.github.imbot4j.delivery.RetryableException;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.reply.NoReply;
import io.github.imbot4j.rest.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handler asks of chats other than its own, and of people (v1 §5, §11). */
@Timeout(60)
class ChatsTest {

    private final LogBook log = new LogBook();
    private final AtomicInteger runs = new AtomicInteger();
    private Optional<RunningSpine> running = Optional.empty();

    private RunningSpine start(ContextHandler<? super MessageContext> handler) {
        RunningSpine started = RunningSpine.greeter(handler);
        running = Optional.of(started);
        return started;
    }

    private RunningSpine handling(Consumer<Chats> work) {
        return start(invocation -> {
            work.accept(invocation.chats());
            return NoReply.SILENCE;
        });
    }

    @AfterEach
    void stop() {
        running.ifPresent(RunningSpine::close);
        log.close();
    }

    private static List<String> methods(RunningSpine spine) {
        return spine.portal.methods().stream()
                .filter(method -> !method.equals("imbot.chat.sendTyping"))
                .toList();
    }

    @Test
    void createsAChatWithItsPeopleAndWritesThere() {
        RunningSpine spine = handling(chats -> chats.create("Incident 7")
                .as("incident-7")
                .description("What happened")
                .invite(5L, 6L)
                .invite(7L)
                .send(text("Look at this."))
                .invite(8L)
                .rename("Incident 7, closed"));

        spine.posted(Posts.message(1, "go"));

        assertThat(methods(spine))
                .containsExactly(
                        "imbot.chat.get",
                        "imbot.chat.add",
                        "imbot.message.add",
                        "imbot.chat.user.add",
                        "imbot.chat.updateTitle");
        FakePortal.Received added = spine.portal.calls("imbot.chat.add").get(0);
        assertThat(added.params().toJson())
                .contains("\"TITLE\":\"Incident 7\"", "\"USERS\":[5,6,7]", "\"DESCRIPTION\":\"What happened\"")
                .contains("\"ENTITY_TYPE\":\"IMBOT4J\"", "\"ENTITY_ID\":\"greeter:incident-7\"");
        String said = spine.portal.calls("imbot.message.add").get(0).text("DIALOG_ID");
        assertThat(said).matches("chat9[0-9]+");
        assertThat(spine.portal
                        .calls("imbot.chat.user.add")
                        .get(0)
                        .params()
                        .get("CHAT_ID")
                        .asText())
                .isEqualTo(said.substring("chat".length()));
    }

    @Test
    void createsNothingWhenTheHandlerThrowsAndOneChatWhenItGoesWellLater() {
        RunningSpine spine = handling(chats -> {
            chats.create("Incident").invite(5L).send(text("hello"));
            if (runs.incrementAndGet() < 3) {
                throw new RetryableException("busy");
            }
        });

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(runs).hasValue(3);
        assertThat(spine.portal.calls("imbot.chat.add")).hasSize(1);
        assertThat(spine.portal.calls("imbot.message.add")).hasSize(1);
    }

    @Test
    void createsAChatOfANameOnce() {
        RunningSpine spine = handling(chats -> chats.create("Team").as("team").send(text("hello")));
        spine.posted(Posts.message(1, "go"));
        String dialog = spine.portal.calls("imbot.message.add").get(0).text("DIALOG_ID");
        spine.portal.plan(
                "imbot.chat.get", call -> HttpResponse.json(200, "{\"result\":{\"ID\":" + dialog.substring(4) + "}}"));

        spine.posted(Posts.message(2, "go"));

        assertThat(spine.portal.calls("imbot.chat.add")).hasSize(1);
        assertThat(spine.portal.calls("imbot.message.add"))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.text("DIALOG_ID")).isEqualTo(dialog));
    }

    @Test
    void knowsAChatByItsNameInLaterEvents() {
        AtomicReference<String> dialog = new AtomicReference<>("");
        RunningSpine spine = handling(chats -> {
            if (runs.incrementAndGet() == 1) {
                assertThat(chats.find("team")).isEmpty();
                chats.create("Team").as("team").color(BotColor.MINT);
            } else {
                dialog.set("chat" + chats.find("team").getAsLong());
                chats.named("team").send(text("again"));
            }
        });

        spine.posted(Posts.message(1, "go"));
        spine.posted(Posts.message(2, "go"));

        assertThat(spine.portal.calls("imbot.message.add"))
                .singleElement()
                .satisfies(call -> assertThat(call.text("DIALOG_ID")).isEqualTo(dialog.get()));
    }

    @Test
    void createsAtOnceWhatIsFoundAgainWhenTheEventIsHandledAgain() {
        RunningSpine spine = handling(chats -> {
            GroupChat chat = chats.create("Now").as("now").createNow();
            assertThat(chat.id()).isPresent();
            chat.send(text("hello"));
            if (runs.incrementAndGet() == 1) {
                long id = chat.id().getAsLong();
                running.orElseThrow()
                        .portal
                        .plan("imbot.chat.get", call -> HttpResponse.json(200, "{\"result\":{\"ID\":" + id + "}}"));
                throw new RetryableException("busy");
            }
        });

        spine.receive(Posts.message(1, "go"));
        spine.settleInTime();

        assertThat(runs).hasValue(2);
        assertThat(spine.portal.calls("imbot.chat.add")).hasSize(1);
        assertThat(spine.portal.calls("imbot.message.add")).hasSize(1);
    }

    @Test
    void refusesToDescribeAChatThatItHasWrittenInto() {
        RunningSpine spine = handling(chats -> {
            NewGroupChat chat = chats.create("x").send(text("hello"));
            chat.as("late");
        });

        spine.posted(Posts.message(1, "go"));

        assertThat(spine.portal.calls("imbot.chat.add")).isEmpty();
        assertThat(spine.journal.records().inbox(new JournalRecords.Filter(Optional.empty(), "DEAD", 10)))
                .singleElement()
                .satisfies(letter -> assertThat(letter.why()).contains("part of the creation"));
    }

    @Test
    void editsAMessageByItsName() {
        RunningSpine spine = start(invocation -> {
            if (runs.incrementAndGet() == 1) {
                return text("Card").as("card-7");
            }
            invocation.chat().edit("card-7", text("Changed"));
            return NoReply.SILENCE;
        });
        spine.posted(Posts.message(1, "go"));
        spine.posted(Posts.message(2, "go"));

        assertThat(spine.portal.calls("imbot.message.update"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.params().get("MESSAGE_ID").asLong()).isGreaterThan(900));
    }

    @Test
    void notifiesPeopleUnderATag() {
        RunningSpine spine = start(invocation -> {
            invocation
                    .people()
                    .user(27)
                    .notify(text("Incident 7"))
                    .tag("incident-7")
                    .asSystem();
            invocation.people().notify(List.of(5L, 6L), text("Look"));
            invocation.people().withdraw("incident-6");
            return NoReply.SILENCE;
        });

        spine.posted(Posts.message(1, "go"));

        assertThat(spine.portal.calls("im.notify.system.add")).singleElement().satisfies(call -> {
            assertThat(call.text("TAG")).isEqualTo("incident-7");
            assertThat(call.text("USER_ID")).isEqualTo("27");
        });
        assertThat(spine.portal.calls("im.notify.personal.add"))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.text("TAG")).isNotEmpty());
        assertThat(spine.portal.calls("im.notify.delete")).hasSize(1);
    }
}
