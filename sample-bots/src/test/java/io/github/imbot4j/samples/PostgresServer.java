package io.github.imbot4j.samples;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/**
 * Run a PostgreSQL of the test's own. Where none can be started the test is skipped, saying so; in continuous integration,
 * where {@code CI=true}, it fails.
 */
record PostgresServer(EmbeddedPostgres embedded) implements AutoCloseable {

    static PostgresServer start() {
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    .start());
        } catch (IOException | RuntimeException cannot) {
            String why = "No PostgreSQL could be started for this test: " + cannot;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(why, cannot);
            }
            Assumptions.abort(why);
            throw new IllegalStateException(cannot);
        }
    }

    /** For {@code --store}. */
    String address() {
        return "postgresql://postgres@127.0.0.1:" + embedded.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        embedded.close();
    }
}
