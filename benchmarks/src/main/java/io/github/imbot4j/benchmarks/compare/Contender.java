package io.github.imbot4j.benchmarks.compare;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in the comparison.
 *
 * @param name as the table shows it
 * @param load what it is sent: {@code reply}, {@code quiet} or {@code telegram}
 * @param kind what it runs on
 * @param detail the way replies are posted, or the address of the store
 */
record Contender(String name, String load, Kind kind, String detail) {

    static final String BARE = "bare Javalin, answers only";
    static final String JAVALIN = "hand-written, Javalin + JDK client";
    static final String SOCKETS = "hand-written, Javalin + sockets";
    static final String TELEGRAM = "TelegramBots 9.5";
    static final String MEMORY = "imbot4j, memory";
    static final String SQLITE = "imbot4j, SQLite";
    static final String POSTGRESQL = "imbot4j, PostgreSQL";
    static final String MEMORY_ACKS = "imbot4j, memory, no reply";
    static final String SQLITE_ACKS = "imbot4j, SQLite, no reply";

    /** The program. */
    enum Kind {
        HAND_WRITTEN,
        TELEGRAM_BOTS,
        IMBOT4J
    }

    /** The arguments of the JVM, from the class path on. */
    List<String> arguments(int port, int stub, Path data, Path peers) {
        return switch (kind) {
            case HAND_WRITTEN ->
                List.of("-cp", ownClassPath(), HandWritten.class.getName(), "" + port, "" + stub, detail);
            case TELEGRAM_BOTS ->
                List.of(
                        "-cp",
                        peers.resolve("peers.jar") + File.pathSeparator + peers.resolve("lib") + File.separator + "*",
                        "io.github.imbot4j.benchmarks.peers.TelegramServer",
                        "" + port,
                        "" + stub);
            case IMBOT4J -> imbot4j(port, stub, data);
        };
    }

    private List<String> imbot4j(int port, int stub, Path data) {
        List<String> arguments = new ArrayList<>(List.of("-cp", ownClassPath()));
        arguments.addAll(List.of(
                EchoServer.class.getName(),
                "run",
                "--host=127.0.0.1",
                "--port=" + port,
                "--client-id=local.compared",
                "--client-secret=secret",
                "--public-url=http://127.0.0.1:" + port,
                "--oauth-servers=http://127.0.0.1:" + stub,
                "--allow-private-portals",
                "--rate=off",
                "--data=" + data));
        if (!detail.isEmpty()) {
            arguments.add("--store=" + detail);
        }
        return arguments;
    }

    boolean isInstalled() {
        return kind == Kind.IMBOT4J;
    }

    private static String ownClassPath() {
        return System.getProperty("java.class.path");
    }
}
