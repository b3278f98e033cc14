package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryTenantsTest {

    @Test
    void keepsTenantsWhole() {
        MemoryTenants tenants = new MemoryTenants();
        tenants.save(FakePortal.tenant());
        Tenant gone = FakePortal.tenant().uninstalled(Instant.EPOCH);

        assertThat(tenants.find(FakePortal.ID)).contains(FakePortal.tenant());
        assertThat(tenants.update(FakePortal.ID, tenant -> tenant.uninstalled(Instant.EPOCH)))
                .contains(gone);
        assertThat(tenants.all()).containsExactly(gone);
        assertThat(tenants.update(new PortalId("x"), tenant -> tenant)).isEmpty();
    }

    @Test
    void neverPrintASecret() {
        assertThat(FakePortal.tenant().toString())
                .doesNotContain(FakePortal.ACCESS_TOKEN.reveal())
                .doesNotContain(FakePortal.REFRESH_TOKEN.reveal())
                .doesNotContain(FakePortal.APPLICATION_TOKEN.reveal());
    }
}
