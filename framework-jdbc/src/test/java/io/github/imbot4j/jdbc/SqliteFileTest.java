package io.github.imbot4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.delivery.AcceptResult;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.delivery.contract.JournalFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an SQLite store: whose they are, and what happens when somebody takes them away. */
@Timeout(60)
class SqliteFileTest extends JournalFixture {

    private final Path folder;
    private final Path file;
    private final OpenJournal open;

    SqliteFileTest(@TempDir Path directory) throws IOException {
        folder = Files.createDirectory(directory.resolve("data"));
        file = folder.resolve("imbot.db");
        open = OpenJournal.sqlite(file, clock, 1_000);
    }

    @Override
    protected Journal make(Clock clock, int capacity) {
        return open.journal();
    }

    @AfterEach
    void end() {
        open.abandon();
    }

    private Path beside(String suffix) {
        return folder.resolve("imbot.db" + suffix);
    }

    private void assertRefused(Path which) {
        assertThatThrownBy(() -> journal().accept(List.of(entry("28", "b"))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(which.toString())
                .hasMessageContaining("restore");
        assertThatThrownBy(() -> open.journal().prove()).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> open.database().read(store -> 1)).isInstanceOf(JournalException.class);
    }

    private void assertTaken(String key) {
        assertThat(journal().accept(List.of(entry("29", key)))).containsExactly(AcceptResult.STORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-wal", "-shm"})
    void nothingIsTakenOnceAFileIsDeletedThatIsOpen(String suffix) throws IOException {
        accepted(entry("27", "a"));

        Files.delete(beside(suffix));

        assertRefused(beside(suffix));
        assertThat(file.toFile().exists()).as("made again, empty").isEqualTo(!suffix.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-wal"})
    void nothingIsTakenOnceAFileIsReplacedThatIsOpen(String suffix) throws IOException {
        accepted(entry("27", "a"));
        Path kept = Files.move(beside(suffix), beside(suffix + ".kept"));
        Files.copy(kept, beside(suffix));

        assertRefused(beside(suffix));

        Files.delete(beside(suffix));
        Files.move(kept, beside(suffix));
        assertTaken("c");
    }

    @Test
    void nothingIsTakenWhileTheFolderIsSomewhereElse() throws IOException {
        accepted(entry("27", "a"));
        Path elsewhere = Files.move(folder, folder.resolveSibling("elsewhere"));

        assertRefused(file);

        Files.move(elsewhere, folder);
        assertTaken("c");
        assertThat(claim().entry().key()).isEqualTo("a");
    }

    @Test
    void aCommandThatLooksAtTheStoreTakesNoFileAway() {
        accepted(entry("27", "a"));
        try (Database visit = Database.of(new StoreAddress.Sqlite(file, "sqlite:"), 2)) {
            visit.read(store -> store.createQuery("select count(*) from inbox")
                    .mapTo(Long.class)
                    .one());
        }
        assertTaken("c");
    }

    private static void assumePosix(Path path) {
        Assumptions.assumeTrue(
                path.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    private static void permit(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Test
    void everyFileIsForItsOwnerOnlyInAFolderThatLetsOthersIn(@TempDir Path shared) throws IOException {
        assumePosix(shared);
        permit(shared, "rwxrwxrwx");
        JdbcStore.Place place = new JdbcStore.Place("sqlite:shared.db", shared, shared, Map.of());
        try (JdbcStore store = JdbcStore.open(place, clock)) {
            store.journal().accept(List.of(entry("27", "a")));
            store.tenants().exclusively(ACME, () -> true);
            try (Stream<Path> files = Files.list(shared)) {
                assertThat(files.toList())
                        .extracting(path -> path.getFileName().toString())
                        .contains("shared.db", "shared.db-wal", "shared.db-shm", "shared.db.lock", "imbot.key")
                        .allSatisfy(name -> assertThat(PosixFilePermissions.toString(
                                        Files.getPosixFilePermissions(shared.resolve(name))))
                                .as(name)
                                .isEqualTo("rw-------"));
            }
            assertThat(JdbcStore.exposure(place)).singleElement().asString().contains("chmod 700 " + shared);
        }
    }

    @Test
    void tellsWhatLetsOthersInAndHowToEndIt() throws IOException {
        assumePosix(folder);
        permit(folder, "rwx------");
        assertThat(SqliteFile.exposure(file)).isEmpty();

        permit(folder, "rwxr-x---");
        permit(file, "rw-r--r--");
        assertThat(SqliteFile.exposure(file))
                .satisfiesExactly(
                        line -> assertThat(line).contains("chmod 700 " + folder, "rwxr-x---"),
                        line -> assertThat(line).contains("chmod 600 " + file, "rw-r--r--"));
        assertThat(SqliteFile.exposure(folder.resolve("none").resolve("imbot.db")))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAPathThatCannotBeUsed() throws IOException {
        assertThat(SqliteFile.diagnosis(folder.resolve("none").resolve("x.db")).orElseThrow())
                .contains("is not there");
        assertThat(SqliteFile.diagnosis(folder).orElseThrow()).contains("is a folder");
        assertThat(SqliteFile.diagnosis(file.resolve("x.db")).orElseThrow()).contains("is a file");
        assertThat(SqliteFile.diagnosis(file)).isEmpty();

        assumePosix(folder);
        Path locked = Files.createDirectory(folder.resolve("locked"));
        permit(locked, "r-xr-xr-x");
        Assumptions.assumeFalse(Files.isWritable(locked), "the administrator may write everywhere");
        assertThatThrownBy(() -> JdbcStore.open(new JdbcStore.Place("sqlite:x.db", locked, locked, Map.of()), clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("may not write to the folder \"" + locked)
                .hasMessageContaining("r-xr-xr-x");
    }
}
