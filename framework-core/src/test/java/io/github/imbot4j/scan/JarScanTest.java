package io.github.imbot4j.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans a jar that was made here, as a shaded one would be. */
@Tag("slow")
class JarScanTest {

    private static final Map<String, String> SOURCES = Map.of(
            "Main.java",
            """
            @io.github.imbot4j.annotation.Bot(code = "main", name = "Main")
            class Main {}
            """,
            "com/acme/packed/Packed.java",
            """
            package com.acme.packed;

            @io.github.imbot4j.annotation.Bot(code = "packed", name = "Packed", avatar = "packed.gif")
            class Packed {
                @io.github.imbot4j.annotation.OnMessage
                String any() {
                    return "from a jar";
                }
            }
            """,
            "com/acme/meta/Meta.java",
            """
            package com.acme.meta;

            class Meta {
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @io.github.imbot4j.annotation.Bot(code = "meta", name = "Meta")
                @interface Mine {}

                @Mine
                static class Carrier {}
            }
            """,
            "com/acme/lacking/Lacking.java",
            """
            package com.acme.lacking;

            class Lacking {
                static class Parent {}

                static class Dependency {}

                @io.github.imbot4j.annotation.Bot(code = "heir", name = "Heir")
                static class Heir extends Parent {}

                @io.github.imbot4j.annotation.Bot(code = "user", name = "User")
                static class User {
                    @io.github.imbot4j.annotation.OnMessage
                    void any(Dependency dependency) {}
                }
            }
            """,
            "com/acme/mixed/Mixed.java",
            """
            package com.acme.mixed;

            interface Mixed {
                @io.github.imbot4j.annotation.OnMessage
                default String any() {
                    return "never";
                }

                @io.github.imbot4j.annotation.Bot(code = "mixed", name = "Mixed")
                class Mixer implements Mixed {}
            }
            """);

    @TempDir
    private static Path dir;

    @BeforeAll
    static void pack() throws IOException {
        Path classes = dir.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-g", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = dir.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(result).isZero();
        Files.delete(classes.resolve("com/acme/lacking/Lacking$Parent.class"));
        Files.delete(classes.resolve("com/acme/lacking/Lacking$Dependency.class"));
        Files.write(
                classes.resolve("com/acme/packed/packed.gif"),
                new byte[] {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0});
        jar(classes);
    }

    private static void jar(Path classes) throws IOException {
        try (OutputStream out = Files.newOutputStream(dir.resolve("app.jar"));
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                entries.write(Files.readAllBytes(file));
            }
        }
    }

    @Test
    void findsBotsInAJar() throws Exception {
        assertThat(scan("com.acme.packed")).singleElement().satisfies(bot -> {
            assertThat(bot.place()).isEqualTo("com.acme.packed.Packed");
            assertThat(bot.profile().avatar()).isPresent();
            assertThat(bot.routes()).first().extracting(Route::place).isEqualTo("Packed.any() line 7");
        });
    }

    @Test
    void findsBotsOfTheUnnamedPackageAlone() throws Exception {
        assertThat(scan("")).extracting(BotModel::place).containsExactly("Main");
    }

    @Test
    void ignoresAnnotationsThatOnlyCarryOurs() {
        assertThatThrownBy(() -> scan("com.acme.meta"))
                .hasMessageContaining("1 problem in bot 'meta' (com.acme.meta.Meta.Mine)")
                .hasMessageContaining("is an interface, of which no bot can be made.");
    }

    @Test
    void saysWhichClassLacksWhat() {
        assertThatThrownBy(() -> scan("com.acme.lacking"))
                .hasMessageContaining("cannot be loaded")
                .hasMessageContaining("com/acme/lacking/Lacking$Parent")
                .hasMessageContaining("com/acme/lacking/Lacking$Dependency")
                .hasMessageContaining("Put what it needs on the class path.");
    }

    @Test
    void reportsHandlersInInterfaces() {
        assertThatThrownBy(() -> scan("com.acme.mixed"))
                .hasMessageContaining("in class com.acme.mixed.Mixed")
                .hasMessageContaining("has @OnMessage, but its class is not a bot");
    }

    private static List<BotModel> scan(String name) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL jar = dir.resolve("app.jar").toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, before)) {
            thread.setContextClassLoader(loader);
            return BotScanner.scan(List.of(name));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
