package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.delivery.contract.JournalContract;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class PostgresJournalTest extends JournalContract {

    private final Postgres.Server server;
    private final List<OpenJournal> opened = new ArrayList<>();

    PostgresJournalTest(Postgres.Server server) {
        this.server = server;
    }

    @Override
    protected Journal make(Clock clock, int capacity) {
        OpenJournal open = OpenJournal.postgresql(server.create(), clock, capacity, Duration.ofSeconds(10));
        opened.add(open);
        return open.journal();
    }

    @AfterEach
    void end() {
        opened.forEach(OpenJournal::close);
    }
}
