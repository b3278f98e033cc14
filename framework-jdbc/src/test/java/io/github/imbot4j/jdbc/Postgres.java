package io.github.imbot4j.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Give tests a PostgreSQL server of their own, one for the whole run, and each an empty database of it. Where none can be started the
 * tests are skipped, saying so; in continuous integration, where {@code CI=true}, they fail.
 */
final class Postgres implements ParameterResolver {

    /** A running server. */
    static final class Server implements AutoCloseable {
        private final EmbeddedPostgres embedded;
        private final AtomicInteger databases = new AtomicInteger();

        private Server(EmbeddedPostgres embedded) {
            this.embedded = embedded;
        }

        /**
         * A server for one test, which may stop it and start it again where it was.
         *
         * @param port 0 for any free one
         */
        static Server at(Path data, int port) {
            return start(builder ->
                    builder.setDataDirectory(data).setCleanDataDirectory(false).setPort(port));
        }

        /** The address of a new database. */
        String create() {
            String name = "imbot" + databases.incrementAndGet();
            try (Connection connection = embedded.getPostgresDatabase().getConnection();
                    Statement create = connection.createStatement()) {
                create.execute("create database " + name);
            } catch (SQLException failure) {
                throw new AssertionError("The test's server creates no database.", failure);
            }
            return "postgresql://postgres@127.0.0.1:" + embedded.getPort() + "/" + name;
        }

        int port() {
            return embedded.getPort();
        }

        @Override
        public void close() {
            try {
                embedded.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("The test's server does not stop.", failure);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Postgres.class))
                .getOrComputeIfAbsent("server", key -> start(), Server.class);
    }

    private static Server start() {
        return start(builder -> builder);
    }

    private static Server start(UnaryOperator<EmbeddedPostgres.Builder> also) {
        try {
            return new Server(also.apply(EmbeddedPostgres.builder()
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("fsync", "off"))
                    .start());
        } catch (IOException | RuntimeException cannot) {
            String why = "No PostgreSQL could be started for these tests: " + cannot;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(why, cannot);
            }
            System.err.println(why);
            Assumptions.abort(why);
            throw new IllegalStateException(cannot);
        }
    }
}
