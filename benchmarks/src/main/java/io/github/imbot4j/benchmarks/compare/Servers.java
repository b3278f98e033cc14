package io.github.imbot4j.benchmarks.compare;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The running servers of one comparison. */
final class Servers implements AutoCloseable {

    private final Path jdk;
    private final List<String> options;
    private final OutsideProcess outside;
    private final Path peers;
    private final int portals;
    private final Map<String, ServerProcess> running = new LinkedHashMap<>();

    Servers(Path jdk, List<String> options, OutsideProcess outside, Path peers, int portals) {
        this.jdk = jdk;
        this.options = options;
        this.outside = outside;
        this.peers = peers;
        this.portals = portals;
    }

    /**
     * A PostgreSQL server for the comparison.
     *
     * @param embedded empty where none can be started
     * @param missing why
     */
    record Postgres(Optional<EmbeddedPostgres> embedded, Optional<String> missing) implements AutoCloseable {

        private static final AtomicInteger DATABASES = new AtomicInteger();

        static Postgres start(boolean wanted) {
            if (!wanted) {
                return new Postgres(Optional.empty(), Optional.empty());
            }
            try {
                return new Postgres(Optional.of(EmbeddedPostgres.builder().start()), Optional.empty());
            } catch (IOException | RuntimeException failure) {
                return new Postgres(
                        Optional.empty(),
                        Optional.of("PostgreSQL is left out: no server could be started, " + failure));
            }
        }

        /** The address of a new database. */
        static String newDatabase(EmbeddedPostgres server) {
            String name = "compare" + DATABASES.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement create = connection.createStatement()) {
                create.execute("create database " + name);
            } catch (SQLException failure) {
                throw new IllegalStateException("The server creates no database.", failure);
            }
            return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/" + name;
        }

        @Override
        public void close() throws IOException {
            if (embedded.isPresent()) {
                embedded.get().close();
            }
        }
    }

    /** The JDK's, as its release file says it. */
    String version() throws IOException {
        return Files.readAllLines(jdk.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll(".*\"(.*)\"", "$1"))
                .findFirst()
                .orElse("?");
    }

    void start(Contender contender) throws IOException {
        ServerProcess server = ServerProcess.start(contender, jdk, options, outside.stub(), peers);
        running.put(key(contender), server);
        if (contender.isInstalled()) {
            outside.install(server.port(), portals);
        }
    }

    ServerProcess of(Contender contender) {
        return Objects.requireNonNull(running.get(key(contender)), contender.name());
    }

    private static String key(Contender contender) {
        return contender.kind() + " " + contender.detail();
    }

    Measured load(Contender contender, String what, Load.Manner manner) throws IOException {
        return outside.load(what, manner, contender.isInstalled() ? portals : 1);
    }

    @Override
    public void close() throws IOException {
        for (ServerProcess server : running.values()) {
            server.close();
        }
    }
}
