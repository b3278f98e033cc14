package io.github.imbot4j;

import static io.github.imbot4j.reply.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.BotAdvice;
import io.github.imbot4j.annotation.OnMessage;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.web.WebRequest;
import io.github.imbot4j.web.WebResponse;
import io.github.imbot4j.web.WebRoute;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedMethod") // handlers are called by their handles
class AppExtensionTest {

    private static final AppSettings SETTINGS = new AppSettings(
            "local.1",
            Secret.of("secret"),
            URI.create("https://bots.example.com"),
            AppSettings.OFFICIAL_OAUTH_SERVERS,
            false);

    private final List<String> seen = new ArrayList<>();

    private final class Noted implements AppExtension {

        private final String name;
        private final List<WebRoute> routes;

        Noted(String name, WebRoute... routes) {
            this.name = name;
            this.routes = List.of(routes);
        }

        @Override
        public void start(Portals portals) {
            seen.add("start " + name + " for " + portals.installed().size() + " portals");
        }

        @Override
        public void stop() {
            seen.add("stop " + name);
        }

        @Override
        public List<WebRoute> routes() {
            return routes;
        }
    }

    private static final class Failing implements AppExtension {
        @Override
        public void start(Portals portals) throws Exception {
            throw new java.io.IOException("The queue at mq.example.com does not answer");
        }

        @Override
        public void stop() {
            throw new IllegalStateException("never started, so never stopped");
        }
    }

    private static Bots bots() {
        return Bots.of(BotBuilder.of("greeter", "Greeter")
                .onMessage(call -> text("Hi"))
                .build());
    }

    private static RunningBots start(Bots bots) {
        return bots.start(SETTINGS, Infrastructure.inMemory(SETTINGS));
    }

    @Test
    void extensionsStartInOrderAndStopInReverse() {
        RunningBots running = start(bots().with(new Noted("outer"), new Noted("inner")));
        running.close();
        running.close();

        assertThat(seen)
                .containsExactly("start outer for 0 portals", "start inner for 0 portals", "stop inner", "stop outer");
    }

    @Test
    void aFailingStartStopsTheStartAndThoseBefore() {
        Bots bots = bots().with(new Noted("first"), new Failing(), new Noted("last"));

        assertThatThrownBy(() -> start(bots))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Failing.start failed")
                .hasMessageContaining("The queue at mq.example.com does not answer")
                .hasMessageContaining("start again");
        assertThat(seen).containsExactly("start first for 0 portals", "stop first");
    }

    @Test
    void routesAnswerByMethodAndPath() throws Exception {
        Bots bots = bots().with(new Noted(
                "ci",
                WebRoute.post("ci/builds", (request, portals) -> WebResponse.text("built " + request.text())),
                WebRoute.get("ci/builds", (request, portals) -> WebResponse.json("[]"))));
        try (RunningBots running = start(bots)) {
            assertThat(running.addresses()).containsExactly("GET /app/ci/builds", "POST /app/ci/builds");
            assertThat(running.answer(WebRequest.post("ci/builds", "7")).text()).isEqualTo("built 7");
            assertThat(running.answer(WebRequest.get("ci/other")).status()).isEqualTo(404);
            assertThat(running.answer(new WebRequest("DELETE", "ci/builds", "", java.util.Map.of(), new byte[0]))
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void twoRoutesOfOneAddressAreRefused() {
        WebRoute one = WebRoute.post("ci", (request, portals) -> WebResponse.ok());

        assertThatThrownBy(() -> start(bots().with(new Noted("a", one), new Noted("b", one))))
                .hasMessageContaining("POST /app/ci")
                .hasMessageContaining("another path");
        assertThat(seen).contains("stop b", "stop a");
    }

    @Test
    void pathsThatNobodyCouldAskForAreRefused() {
        for (String path : List.of("", "/ci", "ci/", "a//b", "../health", "a/../b", "a b", "a?b", "{id}")) {
            assertThatThrownBy(() -> WebRoute.get(path, (request, portals) -> WebResponse.ok()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("/app/");
        }
    }

    @Test
    void requestsReadTheirParametersAndHeaders() {
        WebRequest request = WebRequest.get("ci")
                .withParameter("branch", "a b&c")
                .withParameter("empty", "")
                .withHeader("X-Token", "t");

        assertThat(request.parameter("branch")).contains("a b&c");
        assertThat(request.parameter("empty")).contains("");
        assertThat(request.parameter("none")).isEmpty();
        assertThat(request.header("x-token")).contains("t");
        assertThat(request.toString()).doesNotContain("branch", "X-Token");
    }

    @BotAdvice(order = 2)
    static final class Second implements AppExtension {}

    @BotAdvice(order = 1)
    static final class First implements AppExtension {}

    @Bot(code = "ci", name = "CI")
    static final class Ci implements AppExtension {
        @OnMessage
        String any() {
            return "";
        }
    }

    @Bot(code = "other", name = "Other")
    static final class Other {
        @OnMessage
        String any() {
            return "";
        }
    }

    @Test
    void extensionsAreFoundWithTheBotsInTheOrderOfTheirNumbers() {
        Bots bots = BotClassScan.of(Second.class, First.class, Ci.class, Other.class)
                .make();

        assertThat(bots.models().get(0).around().extensions())
                .hasExactlyElementsOfTypes(First.class, Second.class, Ci.class);
        assertThat(bots.models().get(1).around().extensions()).hasExactlyElementsOfTypes(First.class, Second.class);
    }

    @Test
    void whatIsNoDialogIsRefusedBeforeAnythingIsQueued() {
        try (RunningBots running = start(bots())) {
            assertThatThrownBy(() -> running.portal(new io.github.imbot4j.portal.PortalId("nowhere")))
                    .hasMessageContaining("install the app there");
        }
    }
}
