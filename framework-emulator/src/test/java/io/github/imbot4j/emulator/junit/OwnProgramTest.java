package io.github.imbot4j.emulator.junit;

import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotAdvice;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.chat.BotSender;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.emulator.junit.OwnProgramTest.Builds;
import io.github.imbot4j.emulator.junit.OwnProgramTest.Teller;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import io.github.imbot4j.web.WebRoute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program does outside handlers: routes of its own, and the portals at hand. */
@BotTest({Teller.class, Builds.class})
class OwnProgramTest {

    @Bot(code = "teller", name = "Teller")
    static final class Teller {
        @OnMessage
        String any() {
            return "Hm.";
        }
    }

    @BotAdvice
    static final class Builds implements AppExtension {

        private final List<String> life = new ArrayList<>();

        @Override
        public void start(Portals portals) {
            life.add("started with " + portals.installed().size() + " portals");
        }

        @Override
        public List<WebRoute> routes() {
            return List.of(WebRoute.post("builds", this::finished));
        }

        private WebResponse finished(WebRequest request, Portals portals) {
            if (!request.header("X-Token").filter("tell-nobody"::equals).isPresent()) {
                return WebResponse.of(403);
            }
            portals.installed()
                    .forEach(portal -> portals.portal(portal.id())
                            .bot("teller")
                            .dialog("2")
                            .send(text("Build ", bold(request.text()), " has failed.")));
            return WebResponse.json("{\"told\":" + portals.installed().size() + "}");
        }
    }

    @Test
    void aRouteMakesTheBotSpeak(User alice, Portal portal) {
        alice.says("Hello");
        WebRequest call = WebRequest.post("builds", "main [b]7[/b]");

        assertThat(portal.request(call).status()).isEqualTo(403);
        assertThat(alice.chat()).messagesFrom("teller").single().hasText("Hm.");

        WebResponse response = portal.request(call.withHeader("x-token", "tell-nobody"));
        assertThat(response.text()).isEqualTo("{\"told\":1}");
        assertThat(portal.calls("imbot.message.add"))
                .last()
                .satisfies(sent -> assertThat(sent.toString()).contains("has failed"));
    }

    @Test
    void aProgramSpeaksNotifiesAndCallsTheRest(User alice, Portal portal) {
        List<String> answers = new ArrayList<>();

        portal.program(portals -> {
            var voice = portals.portal(portals.installed().get(0).id());
            voice.bot("teller").commit(bot -> {
                bot.people().user(alice.id()).send(text("The server is down."));
                bot.people()
                        .user(alice.id())
                        .notify(text("The server is down."))
                        .tag("down");
                bot.chats().create("Down").as("down").invite(alice.id()).send(text("Who is there?"));
            });
            answers.add(voice.rest().call(Call.of("profile")).get("ID").asText(""));
        });

        assertThat(answers).containsExactly("1");
        assertThat(alice.chat()).lastMessage().hasText("The server is down.");
        assertThat(portal.chat("Down")).lastMessage().hasText("Who is there?");
        assertThat(portal.calls("im.notify.personal.add").size()
                        + portal.calls("im.notify.system.add").size()
                        + portal.calls("im.notify").size())
                .isEqualTo(1);
    }

    @Test
    void whatIsNoDialogIsRefusedAtOnce(Portal portal) {
        portal.program(portals -> {
            BotSender voice = portals.portal(portals.installed().get(0).id()).bot("teller");
            for (String wrong : List.of("abc", "", "chat", "chat-5", "0x5")) {
                assertThatThrownBy(() -> voice.dialog(wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("DIALOG_ID")
                        .hasMessageContaining("\"" + wrong + "\"")
                        .hasMessageContaining("it must be a user id or look like \"chat45\"");
                assertThatThrownBy(() -> voice.broadcast("news", text("News"), List.of("2", wrong)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("\"" + wrong + "\"");
            }
            assertThat(voice.broadcast("news", text("News"), List.of()).count().waiting())
                    .isZero();
        });
        assertThat(portal.calls("imbot.message.add")).isEmpty();
    }
}
