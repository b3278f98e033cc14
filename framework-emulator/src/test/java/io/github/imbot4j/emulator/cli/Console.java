package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.http.cli.BotSource;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.Program;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Run command lines with surroundings of their own, and keep what they print. */
final class Console {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Path directory;
    private String packages = "io.github.imbot4j.emulator.cli.bots";
    private BotSource bots = new BotSource.Scanned();

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

    Console bots(BotSource source) {
        bots = source;
        return this;
    }

    int run(String... args) {
        return new Program(new CliContext(
                        "java -jar bots.jar",
                        packages,
                        bots,
                        environment,
                        directory,
                        new ByteArrayInputStream(new byte[0]),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false))
                .execute(args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
