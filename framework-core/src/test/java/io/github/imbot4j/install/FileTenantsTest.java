package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.imbot4j.portal.Endpoint;
import io.github.imbot4j.portal.Portal;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.portal.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class FileTenantsTest {

    private static final String FILE = "portal-" + FakePortal.MEMBER_ID + ".json";

    @TempDir
    Path temp;

    private Path dir() {
        return temp.resolve("tenants");
    }

    private static Tenant tenant(String memberId) {
        return SampleTenants.of(
                new Portal(new PortalId(memberId), Endpoint.of("https://other.bitrix24.com/rest/")), "token");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(dir())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void givesBackAfterARestartWhatWasSaved() {
        Tenant gone = tenant("b1").uninstalled(Instant.parse("2026-03-02T00:00:00Z"));
        FileTenants tenants = new FileTenants(dir());
        tenants.save(FakePortal.tenant());
        tenants.save(gone);

        FileTenants restarted = new FileTenants(dir());

        assertThat(restarted.all()).containsExactly(FakePortal.tenant(), gone);
        assertThat(restarted.find(FakePortal.ID)).contains(FakePortal.tenant());
        assertThat(restarted.find(new PortalId("unknown"))).isEmpty();
    }

    @Test
    void updatesAsOneStep() {
        FileTenants tenants = new FileTenants(dir());
        tenants.save(FakePortal.tenant());
        Tenant gone = FakePortal.tenant().uninstalled(Instant.EPOCH);

        assertThat(tenants.update(FakePortal.ID, tenant -> tenant.uninstalled(Instant.EPOCH)))
                .contains(gone);
        assertThat(tenants.update(new PortalId("unknown"), tenant -> tenant)).isEmpty();

        assertThat(new FileTenants(dir()).all()).containsExactly(gone);
    }

    @Test
    void keepsFilesToTheirOwner() throws IOException {
        new FileTenants(dir()).save(FakePortal.tenant());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir().resolve(FILE))))
                .isEqualTo("rw-------");
        assertThat(files()).containsExactly(FILE);
    }

    @Test
    void keepsIdsApartThatDifferInCaseOnly() throws IOException {
        FileTenants tenants = new FileTenants(dir());
        tenants.save(tenant("aB"));
        tenants.save(tenant("Ab"));

        assertThat(files()).containsExactly("portal-_Ab.json", "portal-a_B.json");
        assertThat(files()).doesNotHaveDuplicates();
        assertThat(new FileTenants(dir()).all())
                .extracting(Tenant::id)
                .containsExactly(new PortalId("Ab"), new PortalId("aB"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"memberId\":\"a223c6b3710f85df22e9377d6c4f7553\"}",
                "{\"memberId\":\"another\"}",
                "{\"memberId\":\"a223c6b3710f85df22e9377d6c4f7553\",\"endpoint\":\"secret-token-inside\"}"
            })
    void setsABrokenFileAsideAndKeepsTheOthers(String text) throws IOException {
        FileTenants tenants = new FileTenants(dir());
        tenants.save(FakePortal.tenant());
        tenants.save(tenant("b1"));
        Files.writeString(dir().resolve(FILE), text);
        List<String> log = logged(() ->
                assertThat(new FileTenants(dir()).all()).extracting(Tenant::id).containsExactly(new PortalId("b1")));

        assertThat(log)
                .singleElement()
                .asString()
                .contains(FILE)
                .contains("broken")
                .doesNotContain("secret-token");
        assertThat(files()).hasSize(2).anyMatch(name -> name.startsWith(FILE) && name.endsWith(".broken"));
        assertThat(logged(() -> new FileTenants(dir()))).isEmpty();
    }

    @Test
    void setsAsideWhatIsNoText() throws IOException {
        new FileTenants(dir()).save(FakePortal.tenant());
        Files.write(dir().resolve(FILE), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(new FileTenants(dir()).all()).isEmpty();
        assertThat(files()).singleElement().asString().endsWith(".broken");
    }

    @Test
    void setsAsideAFileOfAWrongNameAndLeavesOthersAlone() throws IOException {
        new FileTenants(dir()).save(FakePortal.tenant());
        Files.move(dir().resolve(FILE), dir().resolve("portal-x_y.json"));
        Files.writeString(dir().resolve("notes.json"), "{}");
        Files.writeString(dir().resolve("readme.txt"), "mine");

        assertThat(new FileTenants(dir()).all()).isEmpty();
        assertThat(files()).hasSize(3).contains("notes.json", "readme.txt").doesNotContain("portal-x_y.json");
    }

    @Test
    void clearsAwayWhatACrashLeftHalfWritten() throws IOException {
        new FileTenants(dir()).save(FakePortal.tenant());
        Files.writeString(dir().resolve(FILE + ".123.half"), "{\"memb");

        assertThat(new FileTenants(dir()).all()).containsExactly(FakePortal.tenant());
        assertThat(files()).containsExactly(FILE);
    }

    @Test
    void saysWhichFolderItCannotUse() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> new FileTenants(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void changesNothingWhenTheDiskRefuses() throws IOException {
        FileTenants tenants = new FileTenants(dir());
        tenants.save(FakePortal.tenant());
        Files.delete(dir().resolve(FILE));
        Files.delete(dir());

        assertThatThrownBy(() -> tenants.update(FakePortal.ID, tenant -> tenant.uninstalled(Instant.EPOCH)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(FILE);
        assertThat(tenants.find(FakePortal.ID)).contains(FakePortal.tenant());
    }

    @Test
    void neverPrintsASecret() {
        assertThat(FakePortal.tenant().toString())
                .doesNotContain(FakePortal.ACCESS_TOKEN.reveal())
                .doesNotContain(FakePortal.REFRESH_TOKEN.reveal())
                .doesNotContain(FakePortal.APPLICATION_TOKEN.reveal());
    }

    @Test
    void keepsAnAbsentSecretAbsent() {
        FileTenants tenants = new FileTenants(dir());
        tenants.save(FakePortal.tenant()
                .with(new io.github.imbot4j.portal.Credentials(Secret.of("a"), Secret.none(), Instant.EPOCH)));

        assertThat(new FileTenants(dir())
                        .all()
                        .get(0)
                        .credentials()
                        .refreshToken()
                        .isPresent())
                .isFalse();
    }

    private static List<String> logged(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(PortalFiles.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            action.run();
        } finally {
            logger.detachAppender(appender);
        }
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
