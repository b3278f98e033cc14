package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.answer;
import static io.github.imbot4j.reply.Replies.linkButton;
import static io.github.imbot4j.reply.Replies.row;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.imbot4j.chat.FoundUser;
import io.github.imbot4j.chat.MessengerRevision;
import io.github.imbot4j.chat.PortalBot;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.reply.InvalidReplyException;
import io.github.imbot4j.reply.NoReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handler asks of people, bots, lines of the network, and the message it received (v1 §2, §4, §10, §11). */
@Timeout(60)
class PeopleTest {

    private static final String CODE = "ab515f5d85a8b844d484f6ea75a2e494";

    private final LogBook log = new LogBook();
    private final List<Object> seen = new ArrayList<>();
    private Optional<RunningSpine> running = Optional.empty();

    private RunningSpine handling(Consumer<MessageContext> work) {
        RunningSpine started = RunningSpine.greeter(invocation -> {
            work.accept(invocation);
            return NoReply.SILENCE;
        });
        running = Optional.of(started);
        return started;
    }

    @AfterEach
    void stop() {
        running.ifPresent(RunningSpine::close);
        log.close();
    }

    @Test
    void searchesUsers() {
        RunningSpine spine = handling(invocation ->
                seen.addAll(invocation.people().search("ann sales").toList()));
        spine.portal.next("user.search", 200, """
                {"result":[{"ID":"5","ACTIVE":true,"NAME":"Ann","LAST_NAME":"Lee","WORK_POSITION":"Sales","UF_DEPARTMENT":[1,7]},\
                {"ID":"6","ACTIVE":false,"NAME":"","LAST_NAME":"","UF_DEPARTMENT":[]}],"total":2}""");

        spine.posted(Posts.message(1, "go"));

        assertThat(seen)
                .containsExactly(
                        new FoundUser(5, "Ann Lee", "Sales", true, List.of(1L, 7L)),
                        new FoundUser(6, "", "", false, List.of()));
        assertThat(spine.portal
                        .calls("user.search")
                        .get(0)
                        .params()
                        .get("FILTER")
                        .get("FIND")
                        .asText())
                .isEqualTo("ann sales");
    }

    @Test
    void asksForBotsAndRevisions() {
        RunningSpine spine = handling(invocation -> {
            seen.addAll(invocation.people().bots());
            seen.add(invocation.chats().revision());
        });
        spine.portal.next("im.revision.get", 200, "{\"result\":{\"rest\":18,\"web\":117,\"mobile\":9,\"desktop\":4}}");
        spine.portal.next("imbot.bot.list", 200, """
                {"result":{"27":{"ID":27,"NAME":"NewBot","CODE":"newbot","OPENLINE":"N"}}}""");

        spine.posted(Posts.message(1, "go"));

        assertThat(seen)
                .containsExactly(new PortalBot(27, "newbot", "NewBot", false), new MessengerRevision(18, 117, 9, 4));
    }

    @Test
    void writesThroughALineOfTheNetwork() {
        RunningSpine spine = handling(invocation -> invocation
                .people()
                .network(CODE)
                .join()
                .send(5, text("Hello").keyboard(row(linkButton("Open", "https://example.com/")))));

        spine.posted(Posts.message(1, "go"));

        assertThat(spine.portal.calls("imopenlines.network.join").get(0).text("CODE"))
                .isEqualTo(CODE);
        assertThat(spine.portal
                        .calls("imopenlines.network.message.add")
                        .get(0)
                        .params()
                        .toJson())
                .contains("\"USER_ID\":5", "\"MESSAGE\":\"Hello\"", "https://example.com/");
    }

    @Test
    void refusesWhatALineOfTheNetworkCannotShow() {
        RunningSpine spine = handling(invocation -> {
            assertThatExceptionOfType(InvalidReplyException.class)
                    .isThrownBy(() -> invocation
                            .people()
                            .network(CODE)
                            .send(5, text("Hello").keyboard(row(answer("Yes")))))
                    .withMessageContaining("buttons that are links");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> invocation.people().network("short"))
                    .withMessageContaining("32 letters and digits");
            seen.add("refused");
        });

        spine.posted(Posts.message(1, "go"));

        assertThat(seen).containsExactly("refused");
    }

    @Test
    void speaksAsTheLineToItsClient() {
        RunningSpine spine = handling(invocation -> {
            invocation.openLine().sendWelcome();
            invocation.openLine().sendText("We are closed.");
        });

        spine.posted(Posts.openLineMessage(1, "go"));

        assertThat(spine.portal.calls("imopenlines.bot.session.message.send"))
                .extracting(call -> call.text("NAME") + " " + call.text("MESSAGE"))
                .containsExactly("WELCOME ", "DEFAULT We are closed.");
    }

    @Test
    void likesTheMessageItReceived() {
        RunningSpine spine =
                handling(invocation -> invocation.chat().message(84_331).like().unlike());

        spine.posted(Posts.message(1, "go"));

        assertThat(spine.portal.calls("imbot.message.like"))
                .extracting(call -> call.text("ACTION"))
                .containsExactly("plus", "minus");
    }

    private static byte[] withTheBotsToken() {
        String post = new String(Posts.message(1, "go"), StandardCharsets.UTF_8);
        return (post + "&data[BOT][567][access_token]=of-the-bot").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void notifiesInTheNameOfTheBotWithItsOwnToken() {
        RunningSpine spine = handling(invocation -> invocation
                .people()
                .notify(List.of(5L, 6L), text("Done."))
                .tag("t")
                .asBot());

        spine.posted(withTheBotsToken());

        assertThat(spine.portal.calls("im.notify.personal.add")).hasSize(2).allSatisfy(call -> {
            assertThat(call.text("auth")).isEqualTo("of-the-bot");
            assertThat(call.params().toJson()).doesNotContain("BOT_ID");
        });
    }

    @Test
    void notifiesInTheNameOfTheAppsUserWhenThePortalRefusesTheBotsToken() {
        RunningSpine spine = handling(
                invocation -> invocation.people().user(5).notify(text("Done.")).asBot());
        spine.portal.next("im.notify.personal.add", 401, "{\"error\":\"expired_token\",\"error_description\":\"\"}");

        spine.posted(withTheBotsToken());

        assertThat(spine.portal.calls("im.notify.personal.add")).hasSize(2);
        assertThat(spine.portal.calls("im.notify.personal.add").get(1).text("auth"))
                .isNotEqualTo("of-the-bot");
        assertThat(log.warnings()).anyMatch(line -> line.contains("is sent in the name of the app's user"));
    }

    @Test
    void notifiesInTheNameOfTheAppsUserWhileNoTokenOfTheBotIsKnown() {
        RunningSpine spine = handling(
                invocation -> invocation.people().user(5).notify(text("Done.")).asBot());

        spine.posted(Posts.message(1, "go"));

        assertThat(spine.portal.calls("im.notify.personal.add")).hasSize(1);
        assertThat(log.warnings())
                .anyMatch(line -> line.contains("the portal has sent no token of the bot within the last hour"));
    }
}
