package io.github.imbot4j.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.model.BotBuilder;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.reply.Replies;
import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import io.github.imbot4j.wire.EventFeed;
import io.github.imbot4j.wire.Protocols;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final PortalId ACME = new PortalId("acme1");
    private static final BotModel BOT = BotBuilder.of("greeter", "Greeter")
            .withoutHelp()
            .command("hello", words -> words.title("en", "Say hello"), call -> Replies.text("hello"))
            .build();

    private final MemoryTenants tenants = new MemoryTenants();
    private final MemoryLedgers ledgers = new MemoryLedgers();
    private final List<String> made = new ArrayList<>();
    private final Tenant tenant = SampleTenants.of(ACME);
    private String refused = "";

    private final Rest rest = call -> call.method().equals("batch") ? batch(call) : answer(call.method());

    private RestResponse batch(Call call) {
        Map<?, ?> commands = (Map<?, ?>) Objects.requireNonNull(call.params().get("cmd"));
        StringBuilder results = new StringBuilder();
        StringBuilder errors = new StringBuilder();
        commands.forEach((name, command) -> {
            String method = String.valueOf(command).replaceFirst("\\?.*", "");
            made.add(method);
            StringBuilder to = method.equals(refused) ? errors : results;
            to.append(to.isEmpty() ? "" : ",").append('"').append(name).append("\":");
            to.append(method.equals(refused) ? "{\"error\":\"ACCESS_DENIED\",\"error_description\":\"no\"}" : "true");
        });
        return RestResponse.ofResult("{\"result\":{" + results + "},\"result_error\":{" + errors + "}}");
    }

    private RestResponse answer(String method) {
        made.add(method);
        if (method.equals(refused)) {
            refused = "";
            throw RestException.of(method, "acme1.bitrix24.com", 404, "ERROR_METHOD_NOT_FOUND", "");
        }
        return RestResponse.ofResult(
                method.equals("imbot.bot.list") ? "{\"567\":{\"ID\":567,\"CODE\":\"greeter\"}}" : "true");
    }

    private Migration migration(Optional<EventFeed> feed) {
        Protocols protocols = TwoGenerations.of(feed);
        Registrar registrar =
                new Registrar(List.of(BOT), Set.of(), "https://b.example.com", portal -> rest, ledgers, protocols);
        return new Migration(registrar, tenants, ledgers, portal -> rest, protocols, "https://b.example.com");
    }

    private void registered() {
        tenants.save(tenant);
        ledgers.save(new Ledger(
                ACME,
                Map.of(
                        "greeter",
                        new Ledger.RegisteredBot(
                                567,
                                "type=B;profile=x",
                                Map.of("hello", new Ledger.RegisteredCommand(99, "y", false)))),
                Map.of("OnAppUpdate", "https://b.example.com", "OnAppUninstall", "https://b.example.com")));
    }

    private String protocol() {
        return tenants.find(ACME).orElseThrow().protocol();
    }

    @Test
    void showsFirstAndChangesNothing() {
        registered();
        Ledger before = ledgers.load(ACME);
        Plan plan = migration(Optional.empty()).plan(tenant, "v2");
        assertThat(plan.print()).contains("~ bot greeter", "~ command /hello");
        assertThat(plan.notes()).isEmpty();
        assertThat(made).containsExactly("im.revision.get", "imbot.bot.list");
        assertThat(protocol()).isEqualTo("v1");
        assertThat(ledgers.load(ACME)).isEqualTo(before);
    }

    @Test
    void tellsThePortalEverythingAnewUnderTheSameIds() {
        registered();
        migration(Optional.empty()).apply(tenant, "v2");
        assertThat(made).contains("imbot.update", "imbot.command.update").doesNotContain("imbot.register");
        assertThat(protocol()).isEqualTo("v2");
        Ledger.RegisteredBot bot =
                Objects.requireNonNull(ledgers.load(ACME).bots().get("greeter"));
        assertThat(bot.id()).isEqualTo(567);
        assertThat(bot.command("hello").id()).isEqualTo(99);
    }

    @Test
    void isTakenBackWhenThePortalRefusesAPart() {
        registered();
        refused = "imbot.command.update";
        assertThatThrownBy(() -> migration(Optional.empty()).apply(tenant, "v2"))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContainingAll("imbot.command.update", "Everything is as it was before.");
        assertThat(protocol()).isEqualTo("v1");
    }

    @Test
    void leavesFetchingOnTheWayBack() {
        registered();
        tenants.save(tenant.speaking("v2"));
        EventFeed feed = TwoGenerations.proxy(
                EventFeed.class,
                (proxy, method, arguments) -> Call.of(method.getName()).with("bot", arguments[0]));
        migration(Optional.of(feed)).apply(tenant.speaking("v2"), "v1");
        assertThat(made.get(0)).isEqualTo("deliverByPost");
        assertThat(protocol()).isEqualTo("v1");
    }

    @Test
    void refusesWithTheReason() {
        tenants.save(tenant);
        Migration migration = migration(Optional.empty());
        assertThatThrownBy(() -> migration.plan(tenant, "v1")).hasMessageContaining("speak v1 already");
        assertThatThrownBy(() -> migration.plan(tenant, "v2"))
                .hasMessageContainingAll("no bot is registered there", "--api v2");
        registered();
        refused = "im.revision.get";
        assertThatThrownBy(() -> migration.plan(tenant, "v2"))
                .hasMessageContainingAll("does not have v2", "Update the portal");
    }
}
