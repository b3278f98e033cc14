package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.contract.JournalContract;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {

    @TempDir
    Path folder;

    private final List<OpenJournal> opened = new ArrayList<>();

    @Override
    protected Journal make(Clock clock, int capacity) {
        OpenJournal open = OpenJournal.sqlite(folder.resolve("journal" + opened.size() + ".db"), clock, capacity);
        opened.add(open);
        return open.journal();
    }

    @AfterEach
    void end() {
        opened.forEach(OpenJournal::close);
    }
}
