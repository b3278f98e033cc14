package io.github.imbot4j.http.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Run command lines with surroundings of their own, and keep what they print. */
final class Console {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Path directory;
    private String packages = "io.github.imbot4j.http.cli.bots";
    private BotSource bots = new BotSource.Scanned();
    private byte[] in = new byte[0];

    Console(Path directory) {
        this.directory = directory;
    }

    Console environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Console packages(String value) {
        packages = value;
        return this;
    }

    Console in(String text) {
        in = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    Console bots(BotSource source) {
        bots = source;
        return this;
    }

    CliContext surroundings() {
        return new CliContext(
                "java -jar bots.jar",
                packages,
                bots,
                environment,
                directory,
                new ByteArrayInputStream(in),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false);
    }

    int run(String... args) {
        return new Program(surroundings()).execute(args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
