package io.github.imbot4j.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.bot.RightsUnverifiedException;
import io.github.imbot4j.delivery.DeliveryReporter;
import io.github.imbot4j.delivery.contract.SetClock;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.OAuthServers;
import io.github.imbot4j.install.PortalProtocols;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.install.TenantRest;
import io.github.imbot4j.install.TokenRefresher;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.EndpointPolicy;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.ratelimit.MemoryRequestQuota;
import io.github.imbot4j.ratelimit.PortalRateLimiter;
import io.github.imbot4j.ratelimit.RateLimitGate;
import io.github.imbot4j.ratelimit.RateLimits;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Http;
import io.github.imbot4j.rest.HttpResponse;
import io.github.imbot4j.rest.RestClient;
import io.github.imbot4j.rest.RetryPolicy;
import io.github.imbot4j.wire.generation.Generations;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is an administrator where an inbound webhook takes the place of the app, and no event brings a token. */
class WebhookAdminsTest {

    private static final InboundWebhook WEBHOOK =
            InboundWebhook.of("https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/");

    private final SetClock clock = new SetClock();
    private final MemoryTenants tenants = new MemoryTenants();
    private final List<String> asked = new ArrayList<>();
    private final Tenant tenant = new Tenant(
            new Portal(WEBHOOK.portal(), WEBHOOK.endpoint()),
            Secret.of("root"),
            Credentials.of(WEBHOOK),
            "",
            "imbot",
            "",
            Instant.EPOCH,
            Optional.empty());
    private boolean isAdmin = true;
    private final UserDirectory directory =
            new UserDirectory(rests(), new PortalProtocols(tenants, Generations.all()), clock, Set.of(27L));

    WebhookAdminsTest() {
        tenants.save(tenant);
    }

    private TenantRest rests() {
        Http http = post -> {
            asked.add(post.uri().getPath());
            return HttpResponse.json(200, "{\"result\":{\"ID\":\"17\",\"ADMIN\":" + isAdmin + "}}");
        };
        PortalRateLimiter.Signals nobody = new PortalRateLimiter.Signals() {
            @Override
            public void wakeAfter(Duration pause) {}

            @Override
            public void askTariff(PortalId portal) {}
        };
        RestClient client = new RestClient(http, clock::advance, RetryPolicy.none());
        AppSettings settings = new AppSettings(
                "", Secret.none(), URI.create("http://localhost"), AppSettings.OFFICIAL_OAUTH_SERVERS, false);
        return new TenantRest(
                tenants,
                new TokenRefresher(
                        tenants,
                        new OAuthServers(settings, http, client, clock),
                        new EndpointPolicy(false),
                        clock,
                        DeliveryReporter.NONE),
                client,
                clock,
                new RateLimitGate(
                        new PortalRateLimiter(new MemoryRequestQuota(clock), RateLimits.unlimited(), clock, nobody),
                        clock::advance),
                (known, call) -> call);
    }

    @Test
    void areItsCreatorWhenThePortalSaysSoAndThoseOfTheSettings() {
        assertThat(directory.isAdmin(tenant, 17, Secret.none())).isTrue();
        assertThat(directory.isAdmin(tenant, 27, Secret.none())).isTrue();
        assertThat(directory.isAdmin(tenant, 5, Secret.none())).isFalse();
        assertThat(directory.isAdmin(tenant, 1, Secret.none())).isFalse();
        assertThat(asked).containsExactly("/rest/17/dbd5smsrlw2p9yqx/profile");
    }

    @Test
    void areNotItsCreatorWhoIsNone() {
        isAdmin = false;
        assertThat(directory.isAdmin(tenant, 17, Secret.none())).isFalse();
    }

    @Test
    void actOnlyAsTheCreator() {
        directory.rest(tenant, 17, Secret.none()).call(Call.of("crm.deal.list"));
        assertThat(asked).containsExactly("/rest/17/dbd5smsrlw2p9yqx/crm.deal.list");
        assertThatThrownBy(() -> directory.rest(tenant, 27, Secret.none()))
                .isInstanceOf(RightsUnverifiedException.class)
                .hasMessageContainingAll("only its creator", "Install the app");
        assertThatThrownBy(() -> directory.isAdmin(tenant, 0, Secret.none()))
                .isInstanceOf(RightsUnverifiedException.class);
    }
}
