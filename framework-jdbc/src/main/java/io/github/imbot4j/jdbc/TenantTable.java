package io.github.imbot4j.jdbc;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of tenants, their secrets encrypted. */
final class TenantTable {

    static final List<String> SECRETS = List.of("application_token", "webhook", "access_token", "refresh_token");

    private final KeyRing keys;

    TenantTable(KeyRing keys) {
        this.keys = keys;
    }

    /** What a secret is bound to. */
    static String place(String portal, String column) {
        return "portal " + portal + ", " + column.replace('_', ' ');
    }

    void save(Handle store, Tenant tenant) {
        String portal = tenant.id().memberId();
        store.createUpdate(
                        "insert into tenants (portal, endpoint, application_token, webhook, access_token, refresh_token,"
                                + " expires_at, oauth_server, scope, status, installed_at, uninstalled_at, protocol) values (:portal, :endpoint,"
                                + " :application, :webhook, :access, :refresh, :expires, :oauth, :scope, :status, :installed, :uninstalled, :protocol)"
                                + " on conflict (portal) do update set endpoint = excluded.endpoint,"
                                + " application_token = excluded.application_token, webhook = excluded.webhook,"
                                + " access_token = excluded.access_token,"
                                + " refresh_token = excluded.refresh_token, expires_at = excluded.expires_at,"
                                + " oauth_server = excluded.oauth_server, scope = excluded.scope, status = excluded.status,"
                                + " installed_at = excluded.installed_at, uninstalled_at = excluded.uninstalled_at,"
                                + " protocol = excluded.protocol")
                .bind("portal", portal)
                .bind("endpoint", tenant.portal().endpoint().toString())
                .bind("application", sealed(tenant.applicationToken(), portal, "application_token"))
                .bind("webhook", sealed(tenant.credentials().webhook(), portal, "webhook"))
                .bind("access", sealed(tenant.credentials().accessToken(), portal, "access_token"))
                .bind("refresh", sealed(tenant.credentials().refreshToken(), portal, "refresh_token"))
                .bind("expires", tenant.credentials().expiresAt().toString())
                .bind("oauth", tenant.oauthServer())
                .bind("scope", tenant.scope())
                .bind("status", tenant.status())
                .bind("installed", tenant.installedAt().toString())
                .bind(
                        "uninstalled",
                        tenant.uninstalledAt().map(Instant::toString).orElse(null))
                .bind("protocol", tenant.protocol())
                .execute();
    }

    private String sealed(Secret secret, String portal, String column) {
        return keys.seal(secret, place(portal, column));
    }

    Optional<Tenant> find(Handle store, PortalId id, boolean forUpdate) {
        return store.createQuery("select * from tenants where portal = :portal" + (forUpdate ? " for update" : ""))
                .bind("portal", id.memberId())
                .map((row, context) -> tenant(row))
                .findOne();
    }

    List<Tenant> all(Handle store) {
        return store.createQuery("select * from tenants order by portal").map((row, context) -> tenant(row)).stream()
                .sorted(java.util.Comparator.comparing(Tenant::id))
                .toList();
    }

    private Tenant tenant(ResultSet row) throws SQLException {
        PortalId id = new PortalId(row.getString("portal"));
        String uninstalled = row.getString("uninstalled_at");
        return new Tenant(
                new Portal(id, Endpoint.of(row.getString("endpoint"))),
                opened(row, "application_token"),
                new Credentials(
                        opened(row, "webhook"),
                        opened(row, "access_token"),
                        opened(row, "refresh_token"),
                        Instant.parse(row.getString("expires_at"))),
                row.getString("oauth_server"),
                row.getString("scope"),
                row.getString("status"),
                Instant.parse(row.getString("installed_at")),
                Optional.ofNullable(uninstalled).map(Instant::parse),
                row.getString("protocol"));
    }

    private Secret opened(ResultSet row, String column) throws SQLException {
        return keys.open(row.getString(column), place(row.getString("portal"), column));
    }

    /** Encrypts everything anew that an older key encrypted; how many values that were. */
    int rotate(Handle store, boolean forUpdate) {
        int renewed = 0;
        for (String column : SECRETS) {
            List<String[]> old = store
                    .createQuery("select portal, " + column + " from tenants" + (forUpdate ? " for update" : ""))
                    .map((row, context) -> new String[] {row.getString(1), row.getString(2)})
                    .stream()
                    .filter(row -> keys.isOld(row[1]))
                    .toList();
            for (String[] row : old) {
                Secret secret = keys.open(row[1], place(row[0], column));
                renewed += store.createUpdate("update tenants set " + column + " = :sealed where portal = :portal")
                        .bind("sealed", sealed(secret, row[0], column))
                        .bind("portal", row[0])
                        .execute();
            }
        }
        return renewed;
    }

    /** Deletes everything that is kept of a portal; false when it had not installed the app. */
    static boolean forget(Handle store, PortalId id) {
        for (String table :
                new String[] {"inbox", "outbox", "sessions", "timers", "event_keys", "ledgers", "pending_installs"}) {
            store.createUpdate("delete from " + table + " where portal = :portal")
                    .bind("portal", id.memberId())
                    .execute();
        }
        return store.createUpdate("delete from tenants where portal = :portal")
                        .bind("portal", id.memberId())
                        .execute()
                == 1;
    }
}
