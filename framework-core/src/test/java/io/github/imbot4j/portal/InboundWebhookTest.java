package io.github.imbot4j.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundWebhookTest {

    private static final String SECRET = "dbd5smsrlw2p9yqx";
    private static final InboundWebhook WEBHOOK =
            InboundWebhook.of("https://Acme.Bitrix24.com/rest/17/" + SECRET + "/");

    @Test
    void knowsItsPartsAndPrintsNoSecret() {
        assertThat(WEBHOOK.endpoint()).isEqualTo(Endpoint.of("https://acme.bitrix24.com/rest/"));
        assertThat(WEBHOOK.userId()).isEqualTo(17);
        assertThat(WEBHOOK.path().reveal()).isEqualTo("17/" + SECRET);
        assertThat(WEBHOOK).hasToString("https://acme.bitrix24.com/rest/17/***/");
        assertThat(Credentials.of(WEBHOOK).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx",
                "https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/profile.json",
                " https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/crm.lead.add "
            })
    void takesTheAddressAsThePortalShowsIt(String text) {
        assertThat(InboundWebhook.of(text)).isEqualTo(WEBHOOK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dbd5smsrlw2p9yqx",
                "ftp://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/",
                "https://acme.bitrix24.com/rest/dbd5smsrlw2p9yqx/",
                "https://acme.bitrix24.com/rest/0/dbd5smsrlw2p9yqx/",
                "https://acme.bitrix24.com/17/dbd5smsrlw2p9yqx/",
                "https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/?auth=1",
                "https://me@acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/"
            })
    void saysHowAnAddressLooksAndDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> InboundWebhook.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Developer resources > Other > Inbound webhook")
                .hasMessageContaining("https://portal.bitrix24.com/rest/1/SECRET/")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    void derivesOneIdFromTheHost() {
        assertThat(WEBHOOK.portal().memberId()).matches("webhook[0-9a-f]{24}");
        assertThat(InboundWebhook.of("https://acme.bitrix24.com:443/rest/1/another00000/")
                        .portal())
                .isEqualTo(WEBHOOK.portal());
        assertThat(InboundWebhook.of("https://other.bitrix24.com/rest/17/" + SECRET)
                        .portal())
                .isNotEqualTo(WEBHOOK.portal());
        assertThat(InboundWebhook.portalAt("acme.bitrix24.com")).isEqualTo(WEBHOOK.portal());
    }
}
