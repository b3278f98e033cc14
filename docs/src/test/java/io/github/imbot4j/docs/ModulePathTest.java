package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors are shown works in a module of theirs: nothing of it lies in a package that the framework hides. */
class ModulePathTest {

    /** As an author writes it who uses everything that the pages use. */
    private static final String MODULE = """
            open module author {
                requires io.github.imbot4j.http;
                requires io.github.imbot4j.jdbc;
                requires static io.github.imbot4j.emulator;
                requires static org.assertj.core;
                requires static org.junit.jupiter.api;
                requires static spring.beans;
                requires static spring.context;
                requires static spring.core;
                requires org.slf4j;
            }
            """;

    @TempDir
    Path classes;

    @Test
    void everySnippetCompilesInAModule() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        sources.add(source("module-info.java", MODULE));
        for (Path page : Pages.all()) {
            for (Snippet snippet : Snippet.of(page)) {
                String name = "snippet" + sources.size();
                sources.add(source(name + "/" + place(snippet) + ".java", snippet.unit(name)));
            }
        }

        assertThat(sources).hasSizeGreaterThan(50);
        assertThat(errors(sources)).isEmpty();
    }

    @Test
    void aHiddenPackageIsNoticed() throws IOException {
        String bot = "package author; final class Bot { io.github.imbot4j.wire.v1.ImbotCalls calls; }";

        assertThat(errors(List.of(source("module-info.java", MODULE), source("author/Bot.java", bot))))
                .singleElement()
                .asString()
                .contains("package io.github.imbot4j.wire.v1 is not visible");
    }

    private static String place(Snippet snippet) {
        return snippet.place().replaceAll("[^A-Za-z0-9]", "_");
    }

    private List<String> errors(List<JavaFileObject> sources) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostics,
                        List.of(
                                "-d",
                                classes.toString(),
                                "-parameters",
                                "-proc:none",
                                "--release",
                                "17",
                                "--module-path",
                                modulePath()),
                        null,
                        sources)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> (one.getSource() == null ? "" : one.getSource().getName()) + ":" + one.getLineNumber() + " "
                        + one.getMessage(Locale.ENGLISH))
                .toList();
    }

    /** The framework's modules, and the libraries without their tests and without the jar that holds all of it. */
    private static String modulePath() throws IOException {
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path place = Path.of(entry);
            boolean isModule = Files.isDirectory(place)
                    ? Files.exists(place.resolve("module-info.class"))
                    : Files.exists(place)
                            && !place.getFileName().toString().startsWith("sample-bots")
                            && !place.getFileName().toString().endsWith("-tests.jar");
            if (isModule) {
                path.add(entry);
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }

            @Override
            public boolean isNameCompatible(String simpleName, Kind kind) {
                return true;
            }
        };
    }
}
