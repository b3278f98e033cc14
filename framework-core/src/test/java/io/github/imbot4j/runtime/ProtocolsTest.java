package io.github.imbot4j.runtime;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.event.SampleEvents;
import io.github.imbot4j.handler.ContextHandler;
import io.github.imbot4j.handler.MessageContext;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.phpform.FormEncoder;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.MemoryLedgers;
import io.github.imbot4j.registration.Registrar;
import io.github.imbot4j.registration.RegistrationException;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.rest.UnsupportedCallException;
import io.github.imbot4j.runtime.FakePortal.Received;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two portals of one process that speak two protocols: one is the first generation, the other is made up. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProtocolsTest {

    private static final Protocols BOTH =
            new Protocols(List.of(Generations.all().named(Protocols.FIRST), new MadeUpProtocol()));

    private static final PortalId CHATTER = new PortalId("chatter");
    private static final String HOST = "chatter.bitrix24.com";

    private final LogBook log = new LogBook();
    private final FakePortal portal = new FakePortal();
    private Optional<RunningSpine> running = Optional.empty();

    private RunningSpine start(ContextHandler<? super MessageContext> handler) {
        BotModel bot = BotBuilder.of("greeter", "Greeter")
                .withoutHelp()
                .onMessage(handler)
                .build();
        portal.next(MadeUpProtocol.MAKE, 200, "{\"result\":{\"bot\":{\"no\":901}}}");
        Tenant known = SampleTenants.of(CHATTER).speaking(MadeUpProtocol.NAME);
        RunningSpine spine = RunningSpine.speaking(BOTH, portal, known, bot);
        running = Optional.of(spine);
        return spine;
    }

    @AfterEach
    void stop() {
        running.ifPresent(RunningSpine::close);
        log.close();
    }

    private static byte[] said(long no, String words) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("event", MadeUpProtocol.SAID);
        form.put("ts", SampleEvents.NOON.getEpochSecond());
        form.put("data", Map.of("to", 901, "bot", "greeter", "from", 5, "in", "5", "no", no, "words", words));
        form.put("auth", Map.of("member_id", "chatter", "application_token", "app-token"));
        return FormEncoder.encode(form);
    }

    @Test
    void eachPortalIsSpokenToInItsOwn() throws InterruptedException {
        RunningSpine spine =
                start(call -> text("You said ", call.event().message().text()));
        portal.awaitCall(MadeUpProtocol.MAKE);
        spine.posted(Posts.install());
        spine.posted(Posts.message(1, "good morning"));
        spine.posted(said(3, "salve"));

        assertThat(portal.methodsOf(HOST)).contains(MadeUpProtocol.BOTS, MadeUpProtocol.MAKE, MadeUpProtocol.SAY);
        assertThat(portal.methodsOf(HOST)).noneMatch(method -> method.startsWith("im"));
        assertThat(portal.methodsOf("acme.bitrix24.com")).noneMatch(method -> method.startsWith("chatter"));
        Received there = portal.calls(MadeUpProtocol.SAY).get(0);
        assertThat(there.text("as")).isEqualTo("901");
        assertThat(there.text("in")).isEqualTo("5");
        assertThat(there.text("words")).isEqualTo("You said salve");
        Received here = portal.calls("imbot.message.add").get(0);
        assertThat(here.host()).isEqualTo("acme.bitrix24.com");
        assertThat(here.text("BOT_ID")).isEqualTo("567");
        assertThat(here.text("MESSAGE")).isEqualTo("You said good morning");
        assertThat(Objects.requireNonNull(spine.ledgers.load(CHATTER).bots().get("greeter"))
                        .id())
                .isEqualTo(901);
    }

    /** In the first generation a message is sent again after such an outcome at most when people allow it. */
    @Test
    void whatMayBeRepeatedIsUpToTheProtocolOfTheCall() throws InterruptedException {
        RunningSpine spine = start(call -> text("once"));
        portal.awaitCall(MadeUpProtocol.MAKE);
        portal.breakNext(MadeUpProtocol.SAY);

        assertThat(spine.receive(said(4, "salve")).status()).isEqualTo(200);
        spine.settleInTime();

        assertThat(portal.calls(MadeUpProtocol.SAY)).hasSize(2);
    }

    @Test
    void whatARefusalMeansIsUpToTheProtocolOfThePortal() {
        Rest taken = call -> {
            if (call.method().equals(MadeUpProtocol.MAKE)) {
                throw RestException.of(call.method(), HOST, 400, "TAKEN", "");
            }
            return RestResponse.ofResult("true");
        };
        BotModel bot = BotBuilder.of("greeter", "Greeter").build();
        Registrar registrar = new Registrar(
                List.of(bot), Set.of(), "https://bots.example.com", portal -> taken, new MemoryLedgers(), BOTH);

        assertThatExceptionOfType(RegistrationException.class)
                .isThrownBy(() -> registrar.reconcile(SampleTenants.of(CHATTER).speaking(MadeUpProtocol.NAME)))
                .withMessageContaining("another app on this portal");
    }

    @Test
    void whatAProtocolLacksItSaysWithWhatToUseInstead() throws InterruptedException {
        List<UnsupportedCallException> lacking = new ArrayList<>();
        RunningSpine spine = start(call -> {
            try {
                call.people().user(5).notify(text("psst"));
            } catch (UnsupportedCallException no) {
                lacking.add(no);
            }
            return text("done");
        });
        portal.awaitCall(MadeUpProtocol.MAKE);
        spine.posted(Posts.install());
        spine.posted(Posts.message(1, "here it works"));
        spine.posted(said(5, "there it does not"));

        assertThat(portal.calls("im.notify.personal.add")).hasSize(1);
        assertThat(lacking).singleElement().satisfies(no -> {
            assertThat(no.protocol()).isEqualTo(MadeUpProtocol.NAME);
            assertThat(no)
                    .hasMessage("Protocol made-up, which this portal speaks, has no notifications; write to the user.");
        });
        assertThat(portal.calls(MadeUpProtocol.SAY)).hasSize(1);
    }
}
