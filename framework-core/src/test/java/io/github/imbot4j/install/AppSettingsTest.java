package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://bots.example.com, https://bots.example.com/bitrix24/event",
        "https://bots.example.com/, https://bots.example.com/bitrix24/event",
        "https://example.com/bots, https://example.com/bots/bitrix24/event"
    })
    void putsTheEventPathBehindThePublicAddress(String publicUrl, String eventUrl) {
        AppSettings settings = new AppSettings(
                FakePortal.CLIENT_ID,
                FakePortal.CLIENT_SECRET,
                URI.create(publicUrl),
                AppSettings.OFFICIAL_OAUTH_SERVERS,
                false);

        assertThat(settings.eventUrl()).isEqualTo(eventUrl);
        assertThat(settings.toString()).doesNotContain(FakePortal.CLIENT_SECRET.reveal());
    }
}
