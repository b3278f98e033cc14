package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.install.PendingInstall;
import io.github.imbot4j.install.SampleTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.registration.Ledger;
import io.github.imbot4j.rest.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Installs, ledgers and keys, on either database. */
@Timeout(60)
abstract class StoreContract {

    static final PortalId ACME = new PortalId("acme1");
    static final PortalId BETA = new PortalId("Beta2");

    @TempDir
    Path folder;

    JdbcStore store;

    abstract JdbcStore.Place place(Map<String, String> environment);

    JdbcStore open() {
        return JdbcStore.open(place(Map.of()), Clock.systemUTC());
    }

    @BeforeEach
    void begin() {
        store = open();
    }

    @AfterEach
    void end() {
        store.close();
    }

    private static PendingInstall pending(String id) {
        byte[] form = ("event=ONAPPINSTALL&auth%5Baccess_token%5D=hush-" + id).getBytes(StandardCharsets.US_ASCII);
        return new PendingInstall(id, "acme1", "192.0.2.1", form, Instant.parse("2026-03-01T10:00:00.123Z"));
    }

    @Test
    void installsThatAreNotProvenSurviveARestartEncrypted() {
        store.pendingInstalls().add(pending("one"));
        store.pendingInstalls().add(pending("two"));
        store.pendingInstalls().add(pending("two"));
        store.pendingInstalls().remove(pending("one"));
        StoreAddress address = StoreAddress.of(place(Map.of()).address(), folder, Map.of());
        Database database = Database.of(address, 1);
        try {
            List<String> posts = database.read(db -> db.createQuery("select post from pending_installs")
                    .mapTo(String.class)
                    .list());
            assertThat(posts).isNotEmpty().allSatisfy(post -> assertThat(post).startsWith("v1:"));
            // On a server another node may hold it until a minute without a sign of life is over.
            database.write(db -> db.execute("update pending_installs set held_until = 0"));
        } finally {
            database.close();
        }

        restart();

        List<PendingInstall> left = store.pendingInstalls().takeOver();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).id()).isEqualTo("two");
        assertThat(left.get(0).form()).isEqualTo(pending("two").form());
        assertThat(left.get(0).arrivedAt()).isEqualTo(pending("two").arrivedAt());
        assertThat(left.get(0)).asString().doesNotContain("hush");
    }

    @Test
    void aLedgerThatCannotBeReadCountsAsEmpty() {
        store.ledgers().save(new Ledger(ACME, Map.of(), Map.of("OnAppUpdate", "https://a")));
        StoreAddress address = StoreAddress.of(place(Map.of()).address(), folder, Map.of());
        try (Database database = Database.of(address, 1)) {
            database.write(db -> db.execute("update ledgers set ledger = '{\"memberId\":\"another\"}'"));
        }

        restart();

        assertThat(store.ledgers().load(ACME)).isEqualTo(Ledger.empty(ACME));
    }

    @Test
    void whichProtocolAPortalSpeaksSurvivesARestart() {
        store.tenants().save(tenant(ACME, "a").speaking("v9"));
        store.tenants().save(tenant(BETA, "b"));

        restart();

        assertThat(store.tenants().all()).extracting(Tenant::protocol).containsExactlyInAnyOrder("v9", "v1");
    }

    void restart() {
        store.close();
        store = open();
    }

    static Tenant tenant(PortalId id, String token) {
        Tenant tenant = SampleTenants.of(id, token);
        Credentials known = tenant.credentials();
        Instant expires = Instant.parse("2026-03-01T10:00:00.123456789Z");
        return tenant.with(new Credentials(known.accessToken(), known.refreshToken(), expires));
    }

    @Test
    void tenantsAndLedgersSurviveARestart() {
        Tenant acme = tenant(ACME, "one");
        Tenant gone = tenant(BETA, "two").uninstalled(Instant.parse("2026-02-02T10:00:00Z"));
        Tenant bare = new Tenant(
                acme.portal(),
                Secret.none(),
                new Credentials(Secret.none(), Secret.none(), Instant.EPOCH),
                "",
                "",
                "",
                Instant.EPOCH,
                Optional.empty());
        store.tenants().save(bare);
        assertThat(store.tenants().find(ACME)).contains(bare);
        store.tenants().save(acme);
        store.tenants().save(gone);
        Ledger ledger = new Ledger(
                ACME,
                Map.of(
                        "greeter",
                        new Ledger.RegisteredBot(
                                567, "f", Map.of("hello", new Ledger.RegisteredCommand(99, "g", true)))),
                Map.of("OnAppUpdate", "https://bots.example.com/bitrix24/event"));
        store.ledgers().save(ledger);

        restart();

        assertThat(store.tenants().find(ACME)).contains(acme);
        assertThat(store.tenants().all()).containsExactly(gone, acme);
        assertThat(store.tenants().find(new PortalId("nobody"))).isEmpty();
        assertThat(store.ledgers().load(ACME)).isEqualTo(ledger);
        assertThat(store.ledgers().load(BETA)).isEqualTo(Ledger.empty(BETA));
    }

    @Test
    void anUpdateIsOneStep() throws Exception {
        store.tenants().save(tenant(ACME, "0"));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(pool.submit(() -> store.tenants().update(ACME, old -> {
                    int count = Integer.parseInt(
                            old.credentials().accessToken().reveal().replace("access-", ""));
                    return tenant(ACME, Integer.toString(count + 1));
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(store.tenants().find(ACME)).contains(tenant(ACME, "40"));
        assertThat(store.tenants().update(BETA, old -> old)).isEmpty();
    }

    @Test
    void whatIsWrittenHereCountsAtOnceAndWhatAnotherProcessWroteFromTheNextEventOn() {
        store.tenants().save(tenant(ACME, "one"));
        assertThat(store.tenants().find(ACME)).contains(tenant(ACME, "one"));
        store.tenants().save(tenant(ACME, "two"));
        assertThat(store.tenants().find(ACME)).contains(tenant(ACME, "two"));
        assertThat(store.ledgers().load(ACME)).isEqualTo(Ledger.empty(ACME));
        Ledger ledger = new Ledger(ACME, Map.of("greeter", new Ledger.RegisteredBot(567, "f", Map.of())), Map.of());
        Ledger other = new Ledger(ACME, Map.of("greeter", new Ledger.RegisteredBot(568, "f", Map.of())), Map.of());
        store.ledgers().save(ledger);
        assertThat(store.ledgers().load(ACME)).isEqualTo(ledger);

        try (JdbcStore visitor = JdbcStore.visit(place(Map.of()), Clock.systemUTC())) {
            visitor.tenants().save(tenant(ACME, "three"));
            visitor.ledgers().save(other);
        }
        store.journal()
                .put(List.of(new OutgoingCall(
                        new Lane(ACME, "greeter", "27"),
                        Call.of("imbot.message.add"),
                        Optional.empty(),
                        Priority.REPLY,
                        "")));

        assertThat(store.tenants().find(ACME)).contains(tenant(ACME, "three"));
        assertThat(store.ledgers().load(ACME)).isEqualTo(other);
        assertThat(store.forget(ACME)).isTrue();
        assertThat(store.tenants().find(ACME)).isEmpty();
        assertThat(store.ledgers().load(ACME)).isEqualTo(Ledger.empty(ACME));
    }

    @Test
    void tokensAreNotReadableInTheDatabaseAndBoundToTheirPlace() {
        store.tenants().save(tenant(ACME, "one"));
        store.tenants().save(tenant(BETA, "two"));
        Database database = Database.of(StoreAddress.of(place(Map.of()).address(), folder, Map.of()), 1);
        try {
            List<String> stored = database.read(
                    db -> db.createQuery("select application_token || access_token || refresh_token from tenants")
                            .mapTo(String.class)
                            .list());
            assertThat(stored)
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row).doesNotContain("access-", "app-", "refresh-"));
            database.write(db -> db.execute("update tenants set access_token = (select refresh_token from tenants where"
                    + " portal = 'acme1') where portal = 'acme1'"));
            assertThatThrownBy(() -> store.tenants().find(ACME))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("acme1")
                    .hasMessageContaining("access token")
                    .hasMessageNotContaining("refresh-one");
            assertThat(store.tenants().find(BETA)).isPresent();
        } finally {
            database.close();
        }
    }

    @Test
    void theSecretOfAWebhookSurvivesARestartAndIsNotReadableInTheDatabase() {
        InboundWebhook webhook = InboundWebhook.of("https://acme.bitrix24.com/rest/17/dbd5smsrlw2p9yqx/");
        Tenant tenant = new Tenant(
                new Portal(webhook.portal(), webhook.endpoint()),
                Secret.of("root"),
                Credentials.of(webhook),
                "",
                "imbot",
                "",
                Instant.EPOCH,
                Optional.empty());
        store.tenants().save(tenant);
        restart();
        assertThat(store.tenants().find(webhook.portal())).contains(tenant);
        Database database = Database.of(StoreAddress.of(place(Map.of()).address(), folder, Map.of()), 1);
        try {
            String stored = database.read(db -> db.createQuery("select webhook || endpoint from tenants")
                    .mapTo(String.class)
                    .one());
            assertThat(stored).endsWith("https://acme.bitrix24.com/rest/").doesNotContain("17/", "dbd5smsrlw2p9yqx");
        } finally {
            database.close();
        }
    }

    @Test
    void aKeyIsRenewedWhileTheProgramRuns() {
        store.tenants().save(tenant(ACME, "one"));
        String before = store.keys().newest();

        try (JdbcStore visitor = JdbcStore.visit(place(Map.of()), Clock.systemUTC())) {
            visitor.keys().renew();
            assertThat(visitor.rotate()).isEqualTo(3);
            assertThat(visitor.rotate()).isZero();
            assertThat(visitor.keys().newest()).isNotEqualTo(before);
        }

        assertThat(store.tenants().find(ACME)).contains(tenant(ACME, "one"));
        assertThat(store.keys().size()).isEqualTo(2);
    }

    @Test
    void onlyOneAtATimeDoesSomethingAboutATenantAndOthersAreNotHeldUp() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(100);
        CountDownLatch beta = new CountDownLatch(1);
        try (JdbcStore other = JdbcStore.visit(place(Map.of()), Clock.systemUTC())) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                JdbcStore node = i % 2 == 0 ? store : other;
                all.add(pool.submit(() -> node.tenants().exclusively(ACME, () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    node.tenants().find(ACME);
                    return node.tenants().exclusively(ACME, inside::decrementAndGet);
                })));
            }
            store.tenants().exclusively(BETA, () -> {
                beta.countDown();
                return true;
            });
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(most).hasValue(1);
        assertThat(beta.getCount()).isZero();
    }

    @Test
    void aForgottenPortalIsGone() {
        store.tenants().save(tenant(ACME, "one"));
        store.ledgers().save(new Ledger(ACME, Map.of(), Map.of("OnAppUpdate", "https://a")));

        assertThat(store.forget(ACME)).isTrue();
        assertThat(store.forget(ACME)).isFalse();
        assertThat(store.tenants().find(ACME)).isEmpty();
        assertThat(store.ledgers().load(ACME)).isEqualTo(Ledger.empty(ACME));
    }

    @Test
    void tablesOfALaterVersionAreRefused() {
        Database database = Database.of(StoreAddress.of(place(Map.of()).address(), folder, Map.of()), 1);
        try {
            database.write(
                    db -> db.execute("insert into imbot_schema (installed_rank, version, description, type, script,"
                            + " checksum, installed_by, execution_time, success) values (9, '99', 'later', 'SQL', 'V99__later.sql', 1,"
                            + " 'test', 1, " + (database.dialect().isShared() ? "true" : "1") + ")"));
        } finally {
            database.close();
        }
        store.close();
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("backup");
    }
}
