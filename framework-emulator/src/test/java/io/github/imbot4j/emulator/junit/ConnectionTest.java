package io.github.imbot4j.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.BotClassScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same bots answer in each way they can be connected. */
class ConnectionTest {

    @ParameterizedTest
    @EnumSource(value = BotConnection.class, names = "CONFIGURED", mode = EnumSource.Mode.EXCLUDE)
    void aBotAnswers(BotConnection connection) {
        BotKit.Options options =
                BotKit.Options.of(BotClassScan.of(Greeter.class)).with(connection);
        try (BotKit kit = BotKit.start(options)) {
            User alice = kit.user("alice").says("/hello Bob");

            assertThat(alice.chat().lastMessage().text()).contains("Bob");
        }
    }

    @Test
    void theSystemPropertyNamesOne() {
        String before = System.getProperty(BotConnection.PROPERTY);
        try {
            System.setProperty(BotConnection.PROPERTY, "v2-app-fetch");
            assertThat(BotConnection.CONFIGURED.resolved()).isEqualTo(BotConnection.V2_APP_FETCH);
            assertThat(BotConnection.V1_WEBHOOK.resolved()).isEqualTo(BotConnection.V1_WEBHOOK);

            System.setProperty(BotConnection.PROPERTY, "v3");
            assertThatThrownBy(BotConnection.CONFIGURED::resolved)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("it can be v1-app, v1-webhook, v2-app");
        } finally {
            if (before == null) {
                System.clearProperty(BotConnection.PROPERTY);
            } else {
                System.setProperty(BotConnection.PROPERTY, before);
            }
        }
    }
}
