package io.github.imbot4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.Bots;
import io.github.imbot4j.chat.Portals;
import io.github.imbot4j.http.cli.SettingsException;
import io.github.imbot4j.model.AppExtension;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.Replies;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A program that starts its bots and goes on. */
class StartedApplicationTest {

    private static final String[] ARGS = {
        "--port=0", "--host=127.0.0.1", "--client-id=local.1", "--client-secret=hush", "--store=memory"
    };

    private final List<String> life = new ArrayList<>();

    private final class Noted implements AppExtension {
        @Override
        public void start(Portals portals) {
            life.add("start");
        }

        @Override
        public void stop() {
            life.add("stop");
        }
    }

    private static Supplier<Bots> bots(AppExtension... extensions) {
        return () -> Bots.of(BotBuilder.of("tester", "Tester")
                        .onMessage(invocation -> Replies.text("Hi"))
                        .build())
                .with(extensions);
    }

    @Test
    void theHandleIsReadyAndEndsWhatItStarted() throws Exception {
        RunningApplication app = BotApplication.start(StartedApplicationTest.class, bots(new Noted()), ARGS);
        int port = app.port();
        try (app) {
            assertThat(app.isReady()).isTrue();
            assertThat(app.installed()).isEmpty();
            assertThatThrownBy(() -> app.portal(new PortalId("nowhere"))).hasMessageContaining("install the app there");
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(open.isConnected()).isTrue();
            }
        }
        app.awaitClose();
        app.close();

        assertThat(app.isReady()).isFalse();
        assertThat(life).containsExactly("start", "stop");
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> app.portal(new PortalId("nowhere"))).hasMessageContaining("stopping");
    }

    @Test
    void theCommandRunMayBeNamed() {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(ARGS));
        try (RunningApplication app =
                BotApplication.start(StartedApplicationTest.class, bots(), args.toArray(String[]::new))) {
            assertThat(app.isReady()).isTrue();
        }
    }

    @Test
    void whatIsWrongIsThrown() {
        assertThatThrownBy(() -> BotApplication.start(StartedApplicationTest.class, bots(), "--port=x"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--port")
                .hasMessageContaining("--client-id");
        assertThatThrownBy(() -> BotApplication.start(StartedApplicationTest.class, bots(), "--prot=1"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("--prot");
        AppExtension failing = new AppExtension() {
            @Override
            public void start(Portals portals) {
                throw new IllegalArgumentException("no queue");
            }
        };
        assertThatThrownBy(() -> BotApplication.start(StartedApplicationTest.class, bots(new Noted(), failing), ARGS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no queue");
        assertThat(life).containsExactly("start", "stop");
    }
}
