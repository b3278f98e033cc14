package io.github.imbot4j.jdbc;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
class PostgresDurabilityTest extends DurabilityContract {

    private final Postgres.Server server;
    private String url = "";

    PostgresDurabilityTest(Postgres.Server server) {
        this.server = server;
    }

    @Override
    OpenJournal open(Clock clock, int capacity, boolean anew) {
        if (anew) {
            url = server.create();
        }
        return OpenJournal.postgresql(url, clock, capacity, Duration.ofMillis(600));
    }
}
