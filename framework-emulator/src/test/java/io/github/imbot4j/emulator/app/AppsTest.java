package io.github.imbot4j.emulator.app;

import static io.github.imbot4j.emulator.chat.ChatHouse.ANNA;
import static io.github.imbot4j.emulator.chat.ChatHouse.BEN;
import static io.github.imbot4j.emulator.event.EventHouse.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.emulator.chat.ChatHouse;
import io.github.imbot4j.emulator.event.EventHouse;
import io.github.imbot4j.emulator.event.RecordedPost;
import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppsTest {

    private final EventHouse house = new EventHouse();
    private final ChatHouse chats = house.chats;
    private final PortalState state = chats.state;
    private final TokenService tokens = new TokenService(state);
    private final Apps apps = new Apps(chats.messenger, tokens, house.office, () -> EventHouse.HEAD);
    private final App card = apps.add("Greeter", "https://greeter.example.com/install");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aCardIsNotInstalledYet() {
        assertThat(card.clientId()).matches("local\\.[0-9a-f]{14}\\.[0-9]{8}");
        assertThat(card.installed()).isFalse();
        assertThat(card.applicationToken()).isEmpty();
    }

    @Test
    void installingPostsTokensThatWorkToTheInstallUrl() {
        App app = apps.install(card.clientId(), ANNA);

        Exchange.EventPost post = house.posts("ONAPPINSTALL").get(0);
        assertThat(post.url()).isEqualTo("https://greeter.example.com/install");
        assertThat(app.installed()).isTrue();
        assertThat(at(post.data(), "auth", "application_token")).isEqualTo(app.applicationToken());
        assertThat(tokens.find(at(post.data(), "auth", "access_token").toString()))
                .map(Token::userId)
                .contains(ANNA);
        assertThat(tokens.refresh(
                        card.clientId(),
                        at(post.data(), "auth", "refresh_token").toString()))
                .isPresent();
    }

    @Test
    void reinstallingKeepsTheApplicationTokenAndGivesNewTokens() {
        App first = apps.install(card.clientId(), ANNA);
        App second = apps.install(card.clientId(), ANNA);
        apps.uninstall(card.clientId(), false);
        App third = apps.install(card.clientId(), ANNA);

        assertThat(second.applicationToken())
                .isEqualTo(first.applicationToken())
                .hasSize(32);
        assertThat(third.applicationToken()).isEqualTo(first.applicationToken());
        assertThat(house.posts("ONAPPINSTALL"))
                .extracting(post -> at(post.data(), "auth", "access_token"))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void theInstallEventIsAsDocumented() {
        apps.install(card.clientId(), ANNA);

        // v1 §6.1 and §6.13: the page's sample is older than these two; versions are integers (§6.13).
        assertThat(RecordedPost.differences(RecordedPost.read("app-install"), house.post("ONAPPINSTALL")))
                .containsExactlyInAnyOrder(
                        "+/auth/expires number",
                        "+/auth/user_id number",
                        "+/data/VERSION number",
                        "-/data/VERSION text");
    }

    @Test
    void theUpdateEventIsAsDocumentedAndTellsBothVersions() {
        apps.install(card.clientId(), ANNA);
        house.bind(card.clientId(), "https://greeter.example.com/events");
        apps.update(card.clientId(), 3);

        Map<String, Object> post = house.post("ONAPPUPDATE");
        assertThat(at(post, "data", "VERSION")).isEqualTo("3");
        assertThat(at(post, "data", "PREVIOUS_VERSION")).isEqualTo("1");
        assertThat(RecordedPost.differences(RecordedPost.read("app-update"), post))
                .containsExactlyInAnyOrder(
                        "+/auth/expires number",
                        "+/auth/user_id number",
                        "+/data/VERSION number",
                        "-/data/VERSION text",
                        "+/data/PREVIOUS_VERSION number",
                        "-/data/PREVIOUS_VERSION text",
                        // It is one of the bound handlers, which all have an id (v1 §6.1 saw none in samples).
                        "+/event_handler_id number");
    }

    @Test
    void uninstallingTellsTheAppThenItsBotsThenTakesEverythingAway() {
        apps.install(card.clientId(), ANNA);
        house.bind(card.clientId(), "https://greeter.example.com/events");
        long bot = chats.bot("greeter", "B", false, card.clientId());
        chats.command(bot, "hi", true, false);
        Token granted = tokens.grant(card.clientId(), ANNA, true);
        assertThat(house.posts()).isNotEmpty();
        house.log.clear();

        App gone = apps.uninstall(card.clientId(), true);

        assertThat(house.posts())
                .extracting(Exchange.EventPost::event)
                .containsExactly("ONAPPUNINSTALL", "ONIMBOTDELETE");
        assertThat(RecordedPost.differences(RecordedPost.read("app-uninstall"), house.post("ONAPPUNINSTALL")))
                .containsExactly("+/event_handler_id number");
        assertThat(at(house.post("ONAPPUNINSTALL"), "data", "CLEAN")).isEqualTo("1");
        assertThat(gone.installed()).isFalse();
        assertThat(state.bots().find(bot)).isEmpty();
        assertThat(state.commands().all()).isEmpty();
        assertThat(state.handlers().where(handler -> handler.appId().equals(card.clientId())))
                .isEmpty();
        assertThat(tokens.find(granted.access())).map(Token::revoked).contains(true);
        Object dead = at(house.post("ONIMBOTDELETE"), "auth", "access_token");
        assertThat(dead).isNotEqualTo("<absent>");
    }

    @Test
    void theInstallPageHasWhatTheDocumentationSaysAndInstallsOnlyWhenItIsDone() {
        Map<String, String> fields = apps.installPage(card.clientId(), ANNA);

        Map<Object, Object> documented = new LinkedHashMap<>(RecordedPost.read("install-page"));
        documented.putAll((Map<?, ?>) documented.get("_query"));
        assertThat(RecordedPost.differences(documented, fields)).isEmpty();
        assertThat(fields).containsEntry("PROTOCOL", "1").containsEntry("AUTH_EXPIRES", "3600");
        assertThat(state.apps().find(card.clientId())).map(App::installed).contains(false);

        App app = apps.finishInstall(card.clientId());
        assertThat(app.installed()).isTrue();
        assertThat(fields).containsEntry("APPLICATION_TOKEN", app.applicationToken());
        assertThat(house.posts("ONAPPINSTALL")).isEmpty();
    }

    @Test
    void onlyAnAdministratorInstalls() {
        assertThatThrownBy(() -> apps.install(card.clientId(), BEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no administrator");
        assertThatThrownBy(() -> apps.install("local.nobody", ANNA)).hasMessageContaining("add its card first");
    }

    @Test
    void anAdministratorDeletesABotAndItsAppIsTold() {
        long bot = chats.bot("helper", "B", false);
        apps.deleteBot(bot);

        assertThat(at(house.post("ONIMBOTDELETE"), "data", "BOT_CODE")).isEqualTo("helper");
        assertThat(state.people().find(bot)).isEmpty();
    }

    @Test
    void aWebhookHasASecretOfItsOwn() {
        assertThat(apps.addWebhook(BEN).secret())
                .hasSize(16)
                .isNotEqualTo(apps.addWebhook(BEN).secret());
        assertThat(state.webhooks().all()).hasSize(2);
    }
}
