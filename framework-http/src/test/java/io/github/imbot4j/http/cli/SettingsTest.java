package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path directory;

    @Test
    void flagsWinOverTheEnvironmentThatOverTheFileThatOverTheDefault() throws IOException {
        Files.writeString(directory.resolve("imbot.properties"), "port=1001\nhost=file\ndata=file\n");
        Console console =
                new Console(directory).environment("IMBOT_PORT", "1002").environment("IMBOT_HOST", "environment");

        Settings settings = Settings.load(console.surroundings(), "", Map.of(Setting.PORT, "1003"));

        assertThat(settings.port(Setting.PORT)).isEqualTo(1003);
        assertThat(settings.text(Setting.HOST)).isEqualTo("environment");
        assertThat(settings.path(Setting.DATA)).isEqualTo(directory.resolve("file"));
        assertThat(settings.origins(Setting.OAUTH_SERVERS))
                .containsExactly(URI.create("https://oauth.bitrix.info"), URI.create("https://oauth.bitrix24.tech"));
        assertThat(settings.flag(Setting.ALLOW_PRIVATE_PORTALS)).isFalse();
    }

    @Test
    void everySettingHasItsThreeSpellings() throws IOException {
        for (Setting setting : Setting.values()) {
            Files.writeString(directory.resolve("all.properties"), setting.key() + "=from-file\n");
            assertThat(Settings.load(new Console(directory).surroundings(), "all.properties", Map.of())
                            .text(setting))
                    .isEqualTo("from-file");
            Console console = new Console(directory).environment(setting.variable(), "from-environment");
            assertThat(Settings.load(console.surroundings(), "", Map.of()).text(setting))
                    .isEqualTo("from-environment");
        }
        assertThat(Setting.ALLOW_PRIVATE_PORTALS.variable()).isEqualTo("IMBOT_ALLOW_PRIVATE_PORTALS");
        assertThat(Setting.ALLOW_PRIVATE_PORTALS.flag()).isEqualTo("--allow-private-portals");
    }

    @Test
    void theFlagForTheFileWinsOverItsEnvironmentVariable() throws IOException {
        Files.writeString(directory.resolve("imbot.properties"), "port=1\n");
        Files.writeString(directory.resolve("two.properties"), "port=2\n");
        Files.writeString(directory.resolve("three.properties"), "port=3\n");
        Console console = new Console(directory);
        assertThat(Settings.load(console.surroundings(), "", Map.of()).port(Setting.PORT))
                .isEqualTo(1);
        console.environment("IMBOT_CONFIG", "two.properties");
        assertThat(Settings.load(console.surroundings(), "", Map.of()).port(Setting.PORT))
                .isEqualTo(2);
        assertThat(Settings.load(console.surroundings(), "three.properties", Map.of())
                        .port(Setting.PORT))
                .isEqualTo(3);
    }

    @Test
    void anEmptyValueCountsAsNothingSaid() {
        Console console = new Console(directory).environment("IMBOT_PORT", " ");
        assertThat(Settings.load(console.surroundings(), "", Map.of(Setting.HOST, ""))
                        .port(Setting.PORT))
                .isEqualTo(8080);
        assertThat(Settings.load(console.surroundings(), "", Map.of(Setting.HOST, ""))
                        .text(Setting.HOST))
                .isEqualTo("0.0.0.0");
    }

    @Test
    void aNamedFileThatIsMissingIsAnErrorAndTheUsualOneIsNot() {
        Console console = new Console(directory);
        assertThat(Settings.load(console.surroundings(), "", Map.of()).text(Setting.BOTS))
                .isEmpty();
        assertThatThrownBy(() -> Settings.load(console.surroundings(), "gone.properties", Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("gone.properties")
                .hasMessageContaining("--config")
                .hasMessageContaining("IMBOT_CONFIG");
    }

    @Test
    void anUnknownKeyInTheFileIsAnError() throws IOException {
        Files.writeString(directory.resolve("imbot.properties"), "client_id=local.1\n");
        assertThatThrownBy(() -> Settings.load(new Console(directory).surroundings(), "", Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"client_id\"")
                .hasMessageContaining("Did you mean \"client-id\"?");
    }

    @Test
    void aBrokenEscapeInTheFileIsAnErrorWithTheFilesName() throws IOException {
        Files.writeString(directory.resolve("imbot.properties"), "data=\\u00zz\n");
        assertThatThrownBy(() -> Settings.load(new Console(directory).surroundings(), "", Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("imbot.properties");
    }

    @Test
    void wrongValuesNameTheirSource() {
        Console console = new Console(directory)
                .environment("IMBOT_PORT", "70000")
                .environment("IMBOT_ALLOW_PRIVATE_PORTALS", "maybe");
        Settings settings = Settings.load(console.surroundings(), "", Map.of(Setting.PUBLIC_URL, "bots.example.com"));
        assertThatThrownBy(() -> settings.port(Setting.PORT))
                .hasMessageContaining("\"70000\"")
                .hasMessageContaining("IMBOT_PORT");
        assertThatThrownBy(() -> settings.flag(Setting.ALLOW_PRIVATE_PORTALS))
                .hasMessageContaining("\"maybe\"")
                .hasMessageContaining("IMBOT_ALLOW_PRIVATE_PORTALS");
        assertThatThrownBy(() -> settings.address(Setting.PUBLIC_URL))
                .hasMessageContaining("\"bots.example.com\"")
                .hasMessageContaining("--public-url");
    }

    @Test
    void webAddressesCarryNoQueryAndNoPassword() {
        for (String wrong : new String[] {"ftp://a.example", "https://a.example/?x=1", "https://u:p@a.example", "::"}) {
            Settings settings =
                    Settings.load(new Console(directory).surroundings(), "", Map.of(Setting.PUBLIC_URL, wrong));
            assertThatThrownBy(() -> settings.address(Setting.PUBLIC_URL)).isInstanceOf(SettingsException.class);
        }
        Settings settings = Settings.load(
                new Console(directory).surroundings(), "", Map.of(Setting.PUBLIC_URL, "https://a.example/bots/"));
        assertThat(settings.address(Setting.PUBLIC_URL)).contains(URI.create("https://a.example/bots"));
    }

    @Test
    void aMissingSettingSaysAllThreeWaysToGiveIt() {
        Settings settings = Settings.load(new Console(directory).surroundings(), "", Map.of());
        assertThatThrownBy(() -> settings.required(Setting.CLIENT_ID, "The client id"))
                .hasMessageContaining("--client-id")
                .hasMessageContaining("IMBOT_CLIENT_ID")
                .hasMessageContaining("client-id in imbot.properties");
    }

    @Test
    void listsAreSeparatedByCommasOrBlanks() {
        Settings settings = Settings.load(
                new Console(directory).surroundings(), "", Map.of(Setting.BOTS, " echobot, greeter\treception,"));
        assertThat(settings.list(Setting.BOTS)).containsExactly("echobot", "greeter", "reception");
    }
}
