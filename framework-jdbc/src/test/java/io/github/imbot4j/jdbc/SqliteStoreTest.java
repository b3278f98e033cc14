package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.JournalRecords.Filter;
import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.rest.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqliteStoreTest extends StoreContract {

    @Override
    JdbcStore.Place place(Map<String, String> environment) {
        return new JdbcStore.Place("sqlite:data/imbot.db", folder, folder.resolve("data"), environment);
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void folderAndKeyAreForTheOwnerOnly() throws Exception {
        assertThat(rights(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("data/imbot.key"))).isEqualTo("rw-------");
        assertThat(store.allowance()).isEmpty();
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws Exception {
        store.close();
        Files.setPosixFilePermissions(folder.resolve("data/imbot.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("imbot.key")
                .hasMessageContaining("rw-r-----")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void keysMayComeFromTheEnvironmentInEitherSpellingNewestFirst() {
        String hex = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
        String base64 = Base64.getEncoder().encodeToString(new byte[32]);
        store.close();
        try (JdbcStore first = JdbcStore.open(place(Map.of("IMBOT_KEY", hex)), Clock.systemUTC())) {
            first.tenants().save(tenant(ACME, "one"));
            assertThatThrownBy(() -> first.keys().renew())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("IMBOT_KEY=NEW,OLD");
        }
        try (JdbcStore both = JdbcStore.open(place(Map.of("IMBOT_KEY", base64 + "," + hex)), Clock.systemUTC())) {
            assertThat(both.tenants().find(ACME)).contains(tenant(ACME, "one"));
            assertThat(both.rotate()).isEqualTo(3);
        }
        try (JdbcStore last = JdbcStore.open(place(Map.of("IMBOT_KEY", base64)), Clock.systemUTC())) {
            assertThat(last.tenants().find(ACME)).contains(tenant(ACME, "one"));
        }
        assertThatThrownBy(() -> JdbcStore.open(place(Map.of("IMBOT_KEY", hex)), Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not known here")
                .hasMessageNotContaining(hex);
        assertThatThrownBy(() -> JdbcStore.open(place(Map.of("IMBOT_KEY", "c2hvcnQ=")), Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void aSecondProcessOnTheFileIsRefusedUntilTheFirstIsGone() {
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Another process works at the store sqlite:data/imbot.db")
                .hasMessageContaining("PostgreSQL");

        store.abandon();
        store = open();
    }

    @Test
    void anotherProcessOfTheMachineIsRefusedTooAndItsDeathLetsGo() throws Exception {
        store.close();
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.resolve("data/imbot.db").toString())
                .redirectErrorStream(true)
                .start();
        try {
            // The logging library may have something to say first.
            assertThat(holder.inputReader().lines().anyMatch("held"::equals)).isTrue();
            assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("Another process");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        store = open();
    }

    @Test
    void aVisitorSeesAndChangesWhatARunningProgramKeeps() {
        store.journal().put(List.of(OutgoingCall.of(new Lane(ACME, "greeter", "27"), Call.of("imbot.message.add"))));
        try (JdbcStore visitor = JdbcStore.visit(place(Map.of()), Clock.systemUTC())) {
            long id = visitor.records()
                    .outbox(new Filter(Optional.empty(), "", 9))
                    .get(0)
                    .id();
            assertThat(visitor.records().drop(id)).isTrue();
            assertThat(visitor.records().drop(id)).isFalse();
            assertThat(visitor.records().outbox(new Filter(Optional.empty(), "", 9)))
                    .isEmpty();
        }
        assertThat(store.journal().claimCalls((portal, ready) -> ready, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void aVisitorOfNothingIsToldSo() {
        JdbcStore.Place nowhere = new JdbcStore.Place("sqlite:nowhere.db", folder, folder.resolve("data"), Map.of());
        assertThatThrownBy(() -> JdbcStore.visit(nowhere, Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("sqlite:nowhere.db")
                .hasMessageContaining("run");
        assertThat(folder.resolve("nowhere.db")).doesNotExist();
    }

    @Test
    void whatIsNoDatabaseIsRefusedWithARemedy() throws Exception {
        Files.writeString(
                folder.resolve("data/text.db"), "not a database, but long enough to be read as a header".repeat(9));
        JdbcStore.Place text = new JdbcStore.Place("sqlite:data/text.db", folder, folder.resolve("data"), Map.of());
        assertThatThrownBy(() -> JdbcStore.open(text, Clock.systemUTC()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("sqlite:data/text.db")
                .hasMessageContaining("SQLite database");
    }

    @Test
    void addressesThatMeanNothingAreExplainedWithoutTheirPassword() {
        for (String wrong :
                List.of("mysql://u:hush@h/d", "postgresql://u:hush@/d", "postgresql://u:hush@h", "sqlite:", "x")) {
            assertThatThrownBy(() -> StoreAddress.of(wrong, folder, Map.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("rite ")
                    .hasMessageNotContaining("hush");
        }
        StoreAddress.Postgresql full = (StoreAddress.Postgresql) StoreAddress.of(
                "postgresql://bo%40b:hu%3Ash@db.example.com:6543/bots?sslmode=require", folder, Map.of());
        assertThat(full.url()).isEqualTo("jdbc:postgresql://db.example.com:6543/bots?sslmode=require");
        assertThat(full.user()).isEqualTo("bo@b");
        assertThat(full.password().reveal()).isEqualTo("hu:sh");
        assertThat(full.shown()).isEqualTo("postgresql://bo@b@db.example.com:6543/bots");
        assertThat(full).asString().doesNotContain("hu:sh");
        StoreAddress.Postgresql env = (StoreAddress.Postgresql)
                StoreAddress.of("postgresql://bob@db/bots", folder, Map.of("PGPASSWORD", "hush"));
        assertThat(env.password().reveal()).isEqualTo("hush");
    }

    @Test
    void portalIdsThatDifferInCaseAreTwo() {
        store.tenants().save(tenant(new PortalId("case"), "lower"));
        store.tenants().save(tenant(new PortalId("CASE"), "upper"));
        assertThat(store.tenants().find(new PortalId("case"))).contains(tenant(new PortalId("case"), "lower"));
    }
}
