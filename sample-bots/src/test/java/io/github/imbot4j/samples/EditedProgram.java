package io.github.imbot4j.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A program of somebody else's, whose sources are changed and which is built again and again. */
record EditedProgram(Path folder) {

    static final String MAIN = "com.acme.bots.Main";

    /** A main method with a container: it knows the classes it was made with, and no others. */
    private static final String MAIN_SOURCE = """
            package com.acme.bots;

            import io.github.imbot4j.http.BotApplication;
            import io.github.imbot4j.model.BotFactory;
            import java.util.Map;

            public final class Main {

                static final class Container implements BotFactory {

                    private final Map<Class<?>, Object> beans = Map.of(Live.class, new Live(new Answers()));

                    @Override
                    public <T> T create(Class<T> type) {
                        if (!beans.containsKey(type)) {
                            throw new IllegalStateException("No bean of " + type);
                        }
                        return type.cast(beans.get(type));
                    }
                }

                public static void main(String[] args) {
                    BotApplication.run(Main.class, new Container(), args);
                }
            }
            """;

    private static final String BOT_SOURCE = """
            package com.acme.bots;

            import io.github.imbot4j.annotation.*;
            import io.github.imbot4j.reply.*;

            @Bot(code = "live", name = "Live")
            final class Live {

                private final Answers answers;

                Live(Answers answers) {
                    this.answers = answers;
                }

                @OnMessage
                Reply answer() {
                    return Replies.text(answers.text());
                }
            }
            """;

    private static final String ANSWERS_SOURCE = """
            package com.acme.bots;

            final class Answers {

                String text() {
                    return "%s";
                }
            }
            """;

    Path classes() {
        return folder.resolve("classes");
    }

    /** What is run. */
    Path jar() {
        return folder.resolve("bots.jar");
    }

    /** Compiles a bot that answers everything with this text. */
    void compile(String answer) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                Files.createDirectories(classes()).toString(),
                "-cp",
                System.getProperty("jar"),
                "-parameters",
                "-proc:none",
                "-nowarn"));
        for (String[] file : new String[][] {
            {"Main.java", MAIN_SOURCE}, {"Live.java", BOT_SOURCE}, {"Answers.java", ANSWERS_SOURCE.formatted(answer)}
        }) {
            Path source = sources.resolve(file[0]);
            Files.writeString(source, file[1]);
            arguments.add(source.toString());
        }
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new AssertionError(errors.toString(StandardCharsets.UTF_8));
        }
    }

    /** Packs the classes with everything they need into one jar, and writes it over the one that runs, as build tools do. */
    void pack() throws IOException {
        Path whole = folder.resolve("new.jar");
        Files.copy(Path.of(System.getProperty("jar")), whole, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem inside = FileSystems.newFileSystem(whole);
                Stream<Path> files = Files.walk(classes())) {
            files.filter(Files::isRegularFile).forEach(file -> add(file, inside));
            Manifest manifest;
            try (JarFile program = new JarFile(System.getProperty("jar"))) {
                manifest = program.getManifest();
            }
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
            try (var out = Files.newOutputStream(inside.getPath(JarFile.MANIFEST_NAME))) {
                manifest.write(out);
            }
        }
        Files.write(jar(), Files.readAllBytes(whole));
    }

    private void add(Path file, FileSystem inside) {
        try {
            Path entry = inside.getPath(classes().relativize(file).toString());
            Files.createDirectories(entry.getParent());
            Files.copy(file, entry, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
