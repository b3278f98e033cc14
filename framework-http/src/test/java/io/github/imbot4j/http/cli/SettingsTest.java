package io.github.imbot4j.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.InboxEntry;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.RetryLimits;
import io.github.imbot4j.event.AppUpdated;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.ratelimit.RequestQuota.Rate;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Whatever hosts there are may be a public address or an OAuth server. */
    @ParameterizedTest
    @CsvSource({
        "https://my_bots.example.com, https://my_bots.example.com",
        "https://боты.рф, https://xn--90a0am0b.xn--p1ai",
        "http://b24_test.local:8080/, http://b24_test.local:8080",
        "HTTPS://Bots.Example.com., https://bots.example.com",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void takesHostsOfEveryKind(String written, URI address) {
        Settings settings = Settings.load(
                new Console(directory).surroundings(),
                "",
                Map.of(Setting.PUBLIC_URL, written, Setting.OAUTH_SERVERS, written));
        assertThat(settings.address(Setting.PUBLIC_URL)).contains(address);
        assertThat(settings.origins(Setting.OAUTH_SERVERS)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/bots", "https://example.com/bots/", "https://example.com?x=1"})
    void refusesAPublicAddressWithAPath(String written) {
        Settings settings =
                Settings.load(new Console(directory).surroundings(), "", Map.of(Setting.PUBLIC_URL, written));
        assertThatThrownBy(() -> settings.address(Setting.PUBLIC_URL))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("has something behind the host. Write https://example.com,")
                .hasMessageContaining("/bitrix24/");
    }

    @Test
    void readsASettingsFileWithAByteOrderMark() throws IOException {
        Files.writeString(directory.resolve("imbot.properties"), "\uFEFFport=1001\r\nhost=файл\r\n");
        Settings settings = Settings.load(new Console(directory).surroundings(), "", Map.of());
        assertThat(settings.port(Setting.PORT)).isEqualTo(1001);
        assertThat(settings.text(Setting.HOST)).isEqualTo("файл");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "UTF-16LE", "UTF-16"})
    void saysWhatIsWrongWithASettingsFileInAnotherEncoding(String encoding) throws IOException {
        Files.write(
                directory.resolve("imbot.properties"), "# файл ЯЯ\nport=1001\n".getBytes(Charset.forName(encoding)));
        assertThatThrownBy(() -> Settings.load(new Console(directory).surroundings(), "", Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is not in UTF-8. Save it as UTF-8, or name another one with --config");
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
    }

    private AppSettings app(Setting setting, String value) {
        return ClientOptions.app(Settings.load(
                new Console(directory).surroundings(),
                "",
                Map.of(Setting.CLIENT_ID, "local.1", Setting.CLIENT_SECRET, "hush", setting, value)));
    }

    @Test
    void whatPortalsMayBeSentIsSaidInWordsOrFigures() {
        assertThat(app(Setting.PORT, "8080").budgets()).isEqualTo(RateLimits.cloud());
        assertThat(app(Setting.RATE, "cloud").budgets()).isEqualTo(RateLimits.cloud());
        assertThat(app(Setting.RATE, "standard").budgets()).isEqualTo(RateLimits.of(Rate.STANDARD));
        assertThat(app(Setting.RATE, "Enterprise").budgets()).isEqualTo(RateLimits.of(Rate.ENTERPRISE));
        assertThat(app(Setting.RATE, "off").budgets().usual()).isEqualTo(Rate.UNLIMITED);
        assertThat(app(Setting.RATE, "2.5/100").budgets()).isEqualTo(RateLimits.of(new Rate(2.5, 100)));
        assertThat(app(Setting.RATE, "acme1=off, standard beta1=5/250").budgets())
                .isEqualTo(RateLimits.of(Rate.STANDARD)
                        .with(new PortalId("acme1"), Rate.UNLIMITED)
                        .with(new PortalId("beta1"), Rate.ENTERPRISE));
        for (String wrong : new String[] {"fast", "0/50", "5/0", "5", "5/250/3", "standard,off", "acme1=", "=off"}) {
            assertThatThrownBy(() -> app(Setting.RATE, wrong))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("--rate")
                    .hasMessageContaining("5/250");
        }
    }

    @Test
    void patienceIsSaidInAttemptsAndLengthsOfTime() {
        assertThat(app(Setting.PORT, "8080").patience()).isEqualTo(RetryLimits.standard());
        assertThat(app(Setting.ATTEMPTS, "9").patience().events().attempts()).isEqualTo(9);
        assertThat(app(Setting.PATIENCE, "90m").patience().calls()).isEqualTo(Duration.ofMinutes(90));
        assertThat(app(Setting.PARKED_PATIENCE, "3d").patience().parkedCalls()).isEqualTo(Duration.ofDays(3));
        assertThatThrownBy(() -> app(Setting.ATTEMPTS, "0")).hasMessageContaining("from 1 to 100");
        assertThatThrownBy(() -> app(Setting.PATIENCE, "soon")).hasMessageContaining("24h");
        assertThatThrownBy(() -> app(Setting.PATIENCE, "5s")).hasMessageContaining("from 1m to 365d");
    }

    @Test
    void theJournalHoldsAsMuchAsTheSettingsSay() {
        Settings settings = Settings.load(new Console(directory).surroundings(), "", Map.of(Setting.CAPACITY, "1"));
        Event event = new AppUpdated(
                new Event.Origin(new PortalId("acme1"), Instant.parse("2026-02-24T12:00:00Z"), "en"), "2", "1");
        Lane lane = Lane.ofApp(new PortalId("acme1"));
        try (OpenStore store = OpenStore.open(new Console(directory).surroundings(), settings)) {
            Journal journal = store.ports(app(Setting.PORT, "8080")).journal();
            assertThat(journal.accept(List.of(new InboxEntry("a", lane, event))))
                    .containsExactly(AcceptResult.STORED);
            assertThat(journal.accept(List.of(new InboxEntry("b", lane, event))))
                    .containsExactly(AcceptResult.FULL);
        }
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

    @Test
    void namesTheProxyThatIsNoAddress() {
        Settings settings = Settings.load(
                new Console(directory).surroundings(),
                "",
                Map.of(Setting.TRUSTED_PROXIES, "127.0.0.1, 10.0.0.0/8 proxy.example"));

        assertThatThrownBy(() -> settings.proxies(Setting.TRUSTED_PROXIES))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"proxy.example\" is neither")
                .hasMessageContaining("--trusted-proxies")
                .hasMessageContaining("no names");
    }
}
