package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.rest.HttpFailure;
import io.github.imbot4j.rest.HttpRequest;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RetryPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookInstallerTest {

    private static final String SECRET = "dbd5smsrlw2p9yqx";
    private static final InboundWebhook WEBHOOK =
            InboundWebhook.of("https://acme.bitrix24.com/rest/17/" + SECRET + "/");
    private static final Instant NOW = Instant.parse("2026-11-30T20:00:00Z");

    private final MemoryTenants tenants = new MemoryTenants();
    private final List<HttpRequest> posts = new ArrayList<>();

    private Tenant install(InboundWebhook webhook, int status, String answer) {
        RestClient client = new RestClient(
                post -> {
                    posts.add(post);
                    return HttpResponse.json(status, answer);
                },
                pause -> {},
                RetryPolicy.none());
        return installer(client).install(webhook);
    }

    private WebhookInstaller installer(RestClient client) {
        return new WebhookInstaller(tenants, client, new EndpointPolicy(false), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void storesThePortalWithWhatTheWebhookMayDo() {
        Tenant tenant = install(WEBHOOK, 200, "{\"result\":[\"imbot\",\"im\",\"user_brief\"]}");
        assertThat(posts).singleElement().satisfies(post -> {
            assertThat(post.uri()).hasToString("https://acme.bitrix24.com/rest/17/" + SECRET + "/scope");
            assertThat(post.body()).isEqualTo("{}");
            assertThat(post.toString()).doesNotContain(SECRET);
        });
        assertThat(tenants.find(WEBHOOK.portal())).contains(tenant);
        assertThat(tenant.isWebhook()).isTrue();
        assertThat(tenant.isActive()).isTrue();
        assertThat(tenant.scope()).isEqualTo("imbot,im,user_brief");
        assertThat(tenant.installedAt()).isEqualTo(NOW);
        assertThat(tenant.toString())
                .doesNotContain(SECRET, tenant.applicationToken().reveal());
    }

    @Test
    void keepsItsBotsWhenTheWebhookIsReplacedAndFindsThemAgainInAnEmptyStore() {
        Tenant first = install(WEBHOOK, 200, "{\"result\":[\"imbot\"]}");
        Tenant replaced = install(
                InboundWebhook.of("https://acme.bitrix24.com/rest/1/zzzzzzzzzzzzzzzz/"),
                200,
                "{\"result\":[\"imbot\"]}");
        assertThat(WebhookTokens.botToken(replaced, "greeter")).isEqualTo(WebhookTokens.botToken(first, "greeter"));
        assertThat(replaced.credentials().webhook()).isEqualTo(Secret.of("1/zzzzzzzzzzzzzzzz"));
        tenants.save(first.uninstalled(NOW));
        MemoryTenants lost = new MemoryTenants();
        Tenant again = new WebhookInstaller(
                        lost,
                        new RestClient(post -> HttpResponse.json(200, "{\"result\":[\"imbot\"]}")),
                        new EndpointPolicy(false),
                        Clock.systemUTC())
                .install(WEBHOOK);
        assertThat(WebhookTokens.botToken(again, "greeter"))
                .isEqualTo(WebhookTokens.botToken(first, "greeter"))
                .isNotEqualTo(WebhookTokens.botToken(first, "waiter"));
        assertThat(WebhookTokens.botToken(again, "greeter").reveal()).hasSize(40);
        assertThat(WebhookTokens.clientId(again).reveal()).matches("[0-9a-f]{40}");
    }

    @Test
    void saysWhatToDoAboutAWebhookThatCannotBeUsed() {
        assertThatThrownBy(() -> install(WEBHOOK, 200, "{\"result\":[\"crm\",\"im\"]}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "acme.bitrix24.com", "lacks the scope imbot", "it has crm, im", "add the scope");
        assertThatThrownBy(() -> install(
                        WEBHOOK,
                        401,
                        "{\"error\":\"INVALID_CREDENTIALS\",\"error_description\":\"no " + SECRET + "\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("INVALID_CREDENTIALS", "inbound webhook is unknown there", "give --webhook")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> install(InboundWebhook.of("http://acme.bitrix24.com/rest/1/" + SECRET), 200, "{}"))
                .hasMessageContainingAll("it must begin with https://", "--allow-private-portals");
        assertThat(tenants.all()).isEmpty();
    }

    @Test
    void startsWithoutThePortalsAnswer() {
        RestClient silent = new RestClient(
                post -> {
                    throw new HttpFailure(false, "no route");
                },
                pause -> {},
                RetryPolicy.none());
        Tenant tenant = installer(silent).install(WEBHOOK);
        assertThat(tenants.find(WEBHOOK.portal())).contains(tenant);
        assertThat(tenant.scope()).isEmpty();
    }
}
