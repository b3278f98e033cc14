package io.github.imbot4j.samples;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;

/**
 * Run a PostgreSQL of the test's own. Where none can be started the test is skipped, saying so; in continuous integration,
 * where {@code CI=true}, it fails.
 */
record PostgresServer(EmbeddedPostgres embedded) implements AutoCloseable {

    static PostgresServer start() {
        return start(builder -> builder);
    }

    /** One that may be stopped and started again where it was; port 0 for any free one. */
    static PostgresServer at(Path data, int port) {
        return start(builder ->
                builder.setDataDirectory(data).setCleanDataDirectory(false).setPort(port));
    }

    private static PostgresServer start(UnaryOperator<EmbeddedPostgres.Builder> also) {
        try {
            return new PostgresServer(also.apply(EmbeddedPostgres.builder()
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("fsync", "off"))
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

    int port() {
        return embedded.getPort();
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
