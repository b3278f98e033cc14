package io.github.imbot4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.emulator.chat.Messenger;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.php.FormParser;
import io.github.imbot4j.emulator.php.PhpValue;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Chat;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.Message;
import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpTransport;
import io.github.imbot4j.rest.RestClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The whole portal, seen from an app: installed, its bot registered, spoken to, and answering with what the event brought. */
class EmulatedPortalTest {

    private static final String HANDLER = "https://bots.example.com/events";

    private final List<PhpValue> posts = new CopyOnWriteArrayList<>();

    private EmulatedPortal start(boolean sockets) {
        EmulatedPortal.Options options = new EmulatedPortal.Options(
                "127.0.0.1", 0, false, Limits.STANDARD, PortalClock.running(), Optional.of(this::receive));
        return sockets ? EmulatedPortal.start(options) : EmulatedPortal.inProcess(options);
    }

    private int receive(URI url, byte[] form) {
        posts.add(new PhpValue(FormParser.parse(new String(form, StandardCharsets.UTF_8))));
        return 200;
    }

    private PhpValue post(String event) {
        return posts.stream()
                .filter(post -> post.at("event").is(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + event + " among " + posts));
    }

    /** With the token and the endpoint of the install event, a bot registers, hears a command and answers it. */
    private void converse(EmulatedPortal portal, RestClient client) {
        App app = portal.apps().add("Bots", HANDLER);
        portal.apps().install(app.clientId(), 1);
        assertThat(portal.events().awaitIdle(Duration.ofSeconds(5))).isTrue();
        PhpValue auth = post("ONAPPINSTALL").at("auth");
        Endpoint endpoint = Endpoint.of(auth.at("client_endpoint").text());
        Secret installed = Secret.of(auth.at("access_token").text());
        long bot = client.call(
                        endpoint,
                        installed,
                        new Call(
                                "imbot.register",
                                Map.of(
                                        "CODE",
                                        "greeter",
                                        "EVENT_HANDLER",
                                        HANDLER,
                                        "PROPERTIES",
                                        Map.of("NAME", "Greeter"))))
                .asLong();
        client.call(
                endpoint,
                installed,
                new Call(
                        "imbot.command.register",
                        Map.of(
                                "BOT_ID",
                                bot,
                                "COMMAND",
                                "hello",
                                "EVENT_COMMAND_ADD",
                                HANDLER,
                                "LANG",
                                List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Hello")))));

        Messenger messenger = portal.messenger();
        Person alice = messenger.addPerson("Alice", "", Person.Kind.EMPLOYEE, "en", false);
        Chat chat = messenger.open(alice.id(), bot);
        messenger.say(alice.id(), chat.id(), "/hello Bob");
        assertThat(portal.events().awaitIdle(Duration.ofSeconds(5))).isTrue();

        assertThat(post("ONIMBOTJOINCHAT")
                        .at("data")
                        .at("PARAMS")
                        .at("DIALOG_ID")
                        .text())
                .isEqualTo(String.valueOf(alice.id()));
        PhpValue command =
                post("ONIMCOMMANDADD").at("data").at("COMMAND").values().get(0);
        assertThat(command.at("COMMAND_PARAMS").text()).isEqualTo("Bob");
        client.call(
                endpoint,
                Secret.of(command.at("access_token").text()),
                new Call(
                        "imbot.command.answer",
                        Map.of(
                                "COMMAND_ID", command.at("COMMAND_ID").text(),
                                "MESSAGE_ID", command.at("MESSAGE_ID").text(),
                                "MESSAGE", "Hello, Bob!")));

        assertThat(portal.state().messagesOf(chat.id()))
                .extracting(Message::text)
                .endsWith("/hello Bob", "Hello, Bob!");
        assertThat(portal.traffic().calls())
                .extracting(Exchange.RestCall::method)
                .containsExactly("imbot.register", "imbot.command.register", "imbot.command.answer");
        assertThat(portal.traffic().events())
                .extracting(Exchange.EventPost::event)
                .contains("ONAPPINSTALL", "ONIMBOTJOINCHAT", "ONIMCOMMANDADD");
    }

    @Test
    void anAppConversesOverSockets() {
        try (EmulatedPortal portal = start(true);
                HttpTransport http = new HttpTransport(new EndpointPolicy(true))) {
            converse(portal, new RestClient(http));
        }
    }

    @Test
    void anAppConversesInsideTheProcess() {
        try (EmulatedPortal portal = start(false)) {
            converse(portal, new RestClient(portal.http()));
            assertThat(portal.address()).hasScheme("https");
        }
    }

    @Test
    void theFirstUserIsAnAdministrator() {
        try (EmulatedPortal portal = start(false)) {
            assertThat(portal.state().people().find(1L)).get().matches(Person::admin);
            assertThat(portal.state().memberId()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void insideTheProcessARenameRedirectsToo() {
        try (EmulatedPortal portal = start(false)) {
            URI old = portal.address();

            portal.rename();

            assertThat(portal.endpoint()).isNotEqualTo(old + "/rest/").endsWith("/rest/");
            assertThat(portal.http()
                            .post(new HttpRequest(
                                    URI.create(old + "/rest/profile"),
                                    "application/json",
                                    "{}",
                                    Map.of(),
                                    Duration.ofSeconds(1)))
                            .location())
                    .isEqualTo(portal.endpoint() + "profile");
        }
    }

    @Test
    void aPortInUseIsToldWithItsRemedy() {
        try (EmulatedPortal portal = start(true)) {
            EmulatedPortal.Options same = new EmulatedPortal.Options(
                    "127.0.0.1",
                    portal.address().getPort(),
                    false,
                    Limits.NONE,
                    PortalClock.running(),
                    Optional.empty());

            assertThatThrownBy(() -> EmulatedPortal.start(same))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(portal.address().getPort()))
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void aRegistrationThatIsRefusedChangesNothing() {
        try (EmulatedPortal portal = start(false)) {
            App app = portal.apps().add("Bots", HANDLER);
            String access = portal.tokens().grant(app.clientId(), 1, true).access();

            assertThatThrownBy(() -> new RestClient(portal.http())
                            .call(
                                    Endpoint.of(portal.endpoint()),
                                    Secret.of(access),
                                    new Call("imbot.register", Map.of("CODE", "a", "EVENT_HANDLER", HANDLER))))
                    .hasMessageContaining("NAME_ERROR");
            assertThat(portal.state().bots().all()).isEmpty();
            assertThat(portal.state().handlers().all()).isEmpty();
        }
    }
}
