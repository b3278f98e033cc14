package io.github.imbot4j.emulator.reload;

import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.SourceProgram;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code dev} needs to run an application again and again: its main class, its arguments and the places of its classes.
 *
 * <p>{@code dev} itself runs from copies of the jars it was started with, in a class loader made of them. So the jars may be
 * overwritten, which would break a process that has them open. As text, the workbench passes from the classes the JVM started
 * with to those of the copies.
 *
 * @param program how the application was started
 * @param mainClass whose main method is run at each change
 * @param args of the command line
 * @param places of the classes
 */
public record ReloadWorkspace(String program, String mainClass, List<String> args, ClassPlaces places) {

    public ReloadWorkspace {
        args = List.copyOf(args);
    }

    /**
     * Gathers it for an application that was started in the ordinary way.
     *
     * @param packages of the bots
     */
    public static ReloadWorkspace of(Class<?> main, String program, List<String> packages, List<String> args) {
        Optional<SourceProgram> source = SourceProgram.loaded(main);
        ClassLoader loader = main.getClassLoader();
        List<Path> classPath = ClassPath.of(source.isPresent() ? loader.getParent() : loader);
        return new ReloadWorkspace(program, main.getName(), args, places(source, classPath, packages));
    }

    private static ClassPlaces places(Optional<SourceProgram> source, List<Path> classPath, List<String> packages) {
        return source.map(file -> ClassPlaces.of(file, classPath)).orElseGet(() -> ClassPlaces.on(classPath, packages));
    }

    /** Returns what {@link #toWords()} made. */
    public static ReloadWorkspace of(String... words) {
        List<Path> classPath = ClassPath.of(words[2]);
        Optional<SourceProgram> source =
                words[3].isEmpty() ? Optional.empty() : Optional.of(new SourceProgram(Path.of(words[3]), words[1]));
        List<String> packages = List.of(words[4].split(",", -1));
        List<String> args = Arrays.asList(words).subList(5, words.length);
        return new ReloadWorkspace(words[0], words[1], args, places(source, classPath, packages));
    }

    private String[] toWords() {
        String source = places.source().map(file -> file.file().toString()).orElse("");
        List<String> fixed = List.of(
                program, mainClass, ClassPath.text(places.classPath()), source, String.join(",", places.packages()));
        return Stream.concat(fixed.stream(), args.stream()).toArray(String[]::new);
    }

    /**
     * Runs a class of these modules from copies of the jars, and returns the exit code.
     *
     * @param program has a method {@code run} that takes words and returns a number
     */
    public int runFromCopies(Class<?> program) {
        Path copies = TemporaryFiles.folder();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> TemporaryFiles.delete(copies), "delete copies"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader stable = places.stable(copies, ClassLoader.getPlatformClassLoader());
        thread.setContextClassLoader(stable);
        try {
            return (int) Class.forName(program.getName(), true, stable)
                    .getMethod("run", String[].class)
                    .invoke(null, (Object) toWords());
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (ReflectiveOperationException never) {
            throw new IllegalStateException(never);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Loads the classes as they are now. */
    public ReloadingClassLoader load() {
        return places.load(ReloadWorkspace.class.getClassLoader());
    }

    /** Runs the main method with some classes, and returns the application as it was handed over. */
    public CliContext run(ReloadingClassLoader classes) {
        return classes.run(mainClass, args.toArray(String[]::new));
    }
}
