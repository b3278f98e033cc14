package io.github.imbot4j.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.install.Connection;
import io.github.imbot4j.install.Connection.Api;
import io.github.imbot4j.install.MemoryTenants;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.rest.RestException;
import io.github.imbot4j.rest.RestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolSelectorTest {

    private static final PortalId ACME = new PortalId("acme1");

    private final MemoryTenants tenants = new MemoryTenants();
    private final MemoryLedgers ledgers = new MemoryLedgers();
    private final List<String> asked = new ArrayList<>();
    private Rest rest = call -> {
        asked.add(call.method());
        return RestResponse.ofResult("{\"rest\":35}");
    };

    private Tenant select(Connection connection, Tenant tenant) {
        tenants.save(tenant);
        return new ProtocolSelector(connection, tenants, ledgers, portal -> rest, TwoGenerations.all()).apply(tenant);
    }

    private void hasABot() {
        ledgers.save(new Ledger(ACME, Map.of("greeter", new Ledger.RegisteredBot(567, "f", Map.of())), Map.of()));
    }

    @Test
    void takesTheSecondWhereEventsAreToBeFetchedAndThePortalHasIt() {
        Tenant tenant = select(Connection.ofApp().fetching(true), SampleTenants.of(ACME));
        assertThat(tenant.protocol()).isEqualTo("v2");
        assertThat(tenants.find(ACME)).contains(tenant);
        assertThat(asked).hasSize(1);
    }

    @Test
    void staysWithWhatTheBotsAreRegisteredIn() {
        assertThat(select(Connection.ofApp(), SampleTenants.of(ACME)).protocol())
                .isEqualTo("v1");
        hasABot();
        assertThat(select(Connection.ofApp(), SampleTenants.of(ACME).speaking("v2"))
                        .protocol())
                .isEqualTo("v2");
        assertThat(select(
                                Connection.ofApp().fetching(true),
                                SampleTenants.of(ACME).speaking("v2"))
                        .protocol())
                .isEqualTo("v2");
        assertThat(asked).isEmpty();
    }

    @Test
    void leavesBotsToAMigration() {
        hasABot();
        assertThatThrownBy(() -> select(Connection.ofApp().fetching(true), SampleTenants.of(ACME)))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContainingAll("v1", "cannot fetch events", "migrate v1 v2 acme1");
        assertThatThrownBy(() -> select(Connection.ofApp().with(Api.V2), SampleTenants.of(ACME)))
                .hasMessageContainingAll("registered in v1", "v2 is asked for", "migrate v1 v2 acme1");
        assertThatThrownBy(() -> select(Connection.ofApp().with(Api.V1).fetching(true), SampleTenants.of(ACME)))
                .hasMessageContaining("cannot fetch events");
        assertThat(tenants.find(ACME).orElseThrow().protocol()).isEqualTo("v1");
    }

    @Test
    void saysThatThePortalLacksTheSecond() {
        rest = call -> {
            throw RestException.of(call.method(), "acme.bitrix24.com", 404, "ERROR_METHOD_NOT_FOUND", "");
        };
        assertThatThrownBy(() -> select(Connection.ofApp().with(Api.V2), SampleTenants.of(ACME)))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContainingAll("does not have v2", "Update the portal", "--api v1");
        assertThat(tenants.find(ACME).orElseThrow().protocol()).isEqualTo("v1");
    }
}
