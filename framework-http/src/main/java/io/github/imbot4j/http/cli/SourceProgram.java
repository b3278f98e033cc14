package io.github.imbot4j.http.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A program of one source file, as {@code java -cp imbot4j.jar Greeter.java} starts it. The JDK keeps its classes in memory,
 * where none can be looked for, and without the names of parameters; so it is compiled once more, into a folder.
 *
 * @param file with the main class
 * @param mainClass its name
 */
public record SourceProgram(Path file, String mainClass) {

    /** The classes of a compiled source program. */
    private static final class CompiledClasses extends URLClassLoader {

        private final Path source;

        CompiledClasses(URL folder, Path source, ClassLoader parent) {
            super("source", new URL[] {folder}, parent);
            this.source = source;
        }
    }

    /** Returns the program a class is the main class of, if the JDK compiled it in memory. */
    public static Optional<SourceProgram> startedWith(Class<?> main) {
        return location(main)
                .filter(location -> location.getPath().endsWith(".java"))
                .map(location -> new SourceProgram(Path.of(location), main.getName()));
    }

    /** Returns the program a class belongs to that {@link #load} loaded. */
    public static Optional<SourceProgram> loaded(Class<?> main) {
        return main.getClassLoader() instanceof CompiledClasses compiled
                ? Optional.of(new SourceProgram(compiled.source, main.getName()))
                : Optional.empty();
    }

    private static Optional<URI> location(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .flatMap(source -> Optional.ofNullable(source.getLocation()))
                .filter(location -> location.getProtocol().equals("file"))
                .map(location -> URI.create(location.toString()));
    }

    /** Returns the main class, compiled anew; its classes are deleted when the process ends. */
    public Class<?> load(ClassLoader parent) {
        Path folder = temporaryFolder();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete classes"));
        compile(folder, System.getProperty("java.class.path", ""));
        try {
            return Class.forName(
                    mainClass, false, new CompiledClasses(folder.toUri().toURL(), file, parent));
        } catch (ClassNotFoundException | MalformedURLException never) {
            throw new CommandFailure(file + " has no class " + mainClass + ".");
        }
    }

    /**
     * Compiles the file, and what it uses of the files beside it.
     *
     * @param classPath as in the system property {@code java.class.path}
     * @throws CommandFailure with the errors, each with its line
     */
    public void compile(Path into, String classPath) {
        @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CommandFailure(file + " cannot be compiled: this Java has no compiler. Use a JDK.");
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            List<String> options = List.of(
                    "-d",
                    into.toString(),
                    "-cp",
                    classPath.isEmpty() ? "." : classPath,
                    "-sourcepath",
                    sourcePath().toString(),
                    "-parameters",
                    "-g",
                    "-proc:none");
            if (!compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(file))
                    .call()) {
                throw new CommandFailure(errors(found));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> found) {
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(error -> place(error) + error.getMessage(Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
    }

    private static String place(Diagnostic<? extends JavaFileObject> error) {
        @Nullable JavaFileObject source = error.getSource();
        return source == null ? "" : new File(source.getName()).getName() + ":" + error.getLineNumber() + ": ";
    }

    /** The folder of the unnamed package, seen from the file. */
    private Path sourcePath() {
        Path folder = above(file.toAbsolutePath().normalize());
        long depth = mainClass.chars().filter(letter -> letter == '.').count();
        for (long i = 0; i < depth; i++) {
            folder = above(folder);
        }
        return folder;
    }

    /** The folder above, or the root itself. */
    private static Path above(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("imbot4j-classes");
        } catch (IOException full) {
            throw new UncheckedIOException("No folder for compiled classes can be made.", full);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            // The system clears what is temporary.
        }
    }
}
