package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormEncoder;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.wire.UnverifiedAuth;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Posts of bots that an inbound webhook registered (v2 §8.3, corrections no. 3). */
class WebhookPostsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T20:00:00Z");
    private static final InboundWebhook WEBHOOK =
            InboundWebhook.of("https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/");

    private final MemoryTenants tenants = new MemoryTenants();
    private final Tenant tenant = new Tenant(
            new Portal(WEBHOOK.portal(), WEBHOOK.endpoint()),
            Secret.of("root"),
            Credentials.of(WEBHOOK),
            "",
            "imbot",
            "",
            NOW,
            Optional.empty());
    private final EventVerifier verifier = new EventVerifier(
            tenants,
            Clock.fixed(NOW, ZoneOffset.UTC),
            (known, token) -> WebhookTokens.prove(known, List.of("greeter"), token));

    WebhookPostsTest() {
        tenants.save(tenant);
    }

    private FormTree post(String memberId, String domain) {
        byte[] form = FormEncoder.encode(Map.of(
                "event",
                "ONIMBOTV2MESSAGEADD",
                "data",
                Map.of("bot", Map.of("id", 5)),
                "auth",
                Map.of("member_id", memberId, "domain", domain, "application_token", "x")));
        return new WebhookPosts(tenants).apply(new FormDecoder(FormLimits.standard()).decode(form));
    }

    @Test
    void findsThePortalByItsDomain() {
        FormTree found = post("a223c6b3710f85df22e9377d6c4f7553", "acme.bitrix24.com");
        assertThat(found.path("auth", "member_id").text()).isEqualTo(tenant.id().memberId());
        assertThat(found.path("auth", "application_token").text()).isEqualTo("x");
        assertThat(found.path("data", "bot", "id").text()).isEqualTo("5");
    }

    @Test
    void leavesEveryOtherPostAlone() {
        PortalId installed = new PortalId("a223c6b3710f85df22e9377d6c4f7553");
        assertThat(post(installed.memberId(), "other.bitrix24.com")
                        .path("auth", "member_id")
                        .text())
                .isEqualTo(installed.memberId());
        assertThat(post("", "acme.bitrix24.com").path("auth", "member_id").text())
                .isEmpty();
        tenants.save(SampleTenants.of(installed));
        assertThat(post(installed.memberId(), "acme.bitrix24.com")
                        .path("auth", "member_id")
                        .text())
                .isEqualTo(installed.memberId());
    }

    private EventVerification verify(String token) {
        return verifier.verify(
                new UnverifiedAuth(
                        tenant.id().memberId(),
                        Secret.of(token),
                        new Credentials(Secret.none(), Secret.none(), Instant.EPOCH),
                        "acme.bitrix24.com",
                        "",
                        "",
                        "",
                        "",
                        0),
                NOW);
    }

    @Test
    void provesThemByTheSecretOfTheBotAndByNothingElse() {
        String own = WebhookTokens.botToken(tenant, "greeter").reveal();
        String shared = WebhookTokens.clientId(tenant).reveal();
        assertThat(verify("custom" + own)).isInstanceOf(EventVerification.Accepted.class);
        assertThat(verify("custom" + shared)).isInstanceOf(EventVerification.Accepted.class);
        assertThat(verify(shared)).isInstanceOf(EventVerification.Accepted.class);
        String undeclared = WebhookTokens.botToken(tenant, "stranger").reveal();
        for (String wrong : List.of("", "root", "custom", own, "custom" + undeclared, "17/dbd5smsrlw2p9yqx", "12")) {
            assertThat(verify(wrong)).as(wrong).isInstanceOf(EventVerification.Refused.class);
        }
    }
}
