package io.github.imbot4j.benchmarks;

import io.github.imbot4j.BotClassScan;
import io.github.imbot4j.Bots;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** An annotated bot of many commands that is generated, compiled and loaded. */
final class WrittenBot {

    private WrittenBot() {}

    /** One whose commands are {@code c0}, {@code c1} and so on; each takes a word and answers with it. */
    static Bots of(int commands) throws IOException, ClassNotFoundException {
        Path directory = Files.createTempDirectory("bot");
        Path source = directory.resolve("Many.java");
        Files.writeString(source, source(commands));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-parameters",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        source.toString());
        if (result != 0) {
            throw new IllegalStateException("The bot that was written does not compile.");
        }
        // It stays open as long as the bot runs, which is as long as the process.
        ClassLoader loader =
                URLClassLoader.newInstance(new URL[] {directory.toUri().toURL()});
        return BotClassScan.of(loader.loadClass("Many")).make();
    }

    private static String source(int commands) {
        StringBuilder source = new StringBuilder("""
                import io.github.imbot4j.annotation.*;
                import picocli.CommandLine.Parameters;
                @Bot(code = "many", name = "Many")
                public final class Many {
                """);
        for (int i = 0; i < commands; i++) {
            source.append("""
                        @Command(value = "c%1$d", title = "Says it") String c%1$d(@Parameters String word) { return word; }
                    """.formatted(i));
        }
        return source.append("}\n").toString();
    }
}
