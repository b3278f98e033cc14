package io.github.imbot4j.emulator.reload;

import io.github.imbot4j.http.cli.SourceProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The places that hold the packages of bots: a source file, or of the class path folders of classes, or else the jar they are
 * packed in.
 *
 * @param classPath everything classes come from
 * @param folders are loaded from as a whole
 * @param jars only the packages are loaded from, since the jar of a program holds the framework too
 * @param packages with all below them
 * @param source compiled by us
 */
public record ClassPlaces(
        List<Path> classPath,
        List<Path> folders,
        List<Path> jars,
        List<String> packages,
        Optional<SourceProgram> source) {

    /** Loaded twice, it would not know its own types; so its developers' own folders are left alone. */
    private static final String FRAMEWORK = "io/github/imbot4j/Bots.class";

    public ClassPlaces {
        classPath = List.copyOf(classPath);
        folders = List.copyOf(folders);
        jars = List.copyOf(jars);
        packages = List.copyOf(packages);
    }

    /**
     * Looks a class path through.
     *
     * @param packages such as {@code com.acme.bots}
     */
    static ClassPlaces on(List<Path> classPath, List<String> packages) {
        List<Path> folders = classPath.stream()
                .filter(Files::isDirectory)
                .filter(entry -> !Files.exists(entry.resolve(FRAMEWORK)))
                .filter(entry -> packages.stream().anyMatch(name -> isIn(entry, name)))
                .toList();
        List<Path> jars = folders.isEmpty()
                ? classPath.stream()
                        .filter(Files::isRegularFile)
                        .filter(entry -> packages.stream().anyMatch(name -> holds(entry, name)))
                        .toList()
                : List.of();
        return new ClassPlaces(classPath, folders, jars, packages, Optional.empty());
    }

    /** The places on the class path of this JVM. */
    public static ClassPlaces of(List<String> packages) {
        return on(ClassPath.of(System.getProperty("java.class.path", "")), packages);
    }

    /** The place of a program of one source file. */
    static ClassPlaces of(SourceProgram source, List<Path> classPath) {
        return new ClassPlaces(classPath, List.of(), List.of(), List.of(), Optional.of(source));
    }

    boolean isEmpty() {
        return folders.isEmpty() && jars.isEmpty() && source.isEmpty();
    }

    /**
     * Returns a loader of everything that is not loaded afresh. It reads copies of the jars, which go with it, so that the jars
     * may be built anew while it is in use; of the jars that are loaded afresh it knows all but the packages of the bots.
     */
    ClassLoader stable(Path copies, ClassLoader parent) {
        List<Path> entries = new ArrayList<>();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                if (!folders.contains(entry)) {
                    entries.add(entry);
                }
            } else {
                Path copy = JarCopy.of(entry, TemporaryFiles.in(copies, entries.size()));
                if (jars.contains(entry)) {
                    JarCopy.remove(copy, this::isOwn);
                }
                entries.add(copy);
            }
        }
        return new URLClassLoader("dev", urls(entries), parent);
    }

    /**
     * Returns a loader of what is there now.
     *
     * @throws UnfinishedException when a jar is not whole
     */
    ReloadingClassLoader load(ClassLoader parent) {
        if (!folders.isEmpty()) {
            return new ReloadingClassLoader(urls(folders), name -> true, List.of(), parent);
        }
        Path folder = TemporaryFiles.folder();
        try {
            if (source.isPresent()) {
                source.get()
                        .compile(
                                folder,
                                ClassPath.text(parent instanceof URLClassLoader urls ? ClassPath.of(urls) : classPath));
                return new ReloadingClassLoader(urls(List.of(folder)), name -> true, List.of(folder), parent);
            }
            List<Path> copies = new ArrayList<>();
            for (Path jar : jars) {
                copies.add(JarCopy.of(jar, TemporaryFiles.in(folder, copies.size())));
            }
            return new ReloadingClassLoader(urls(copies), this::isOwn, List.of(folder), parent);
        } catch (RuntimeException failure) {
            TemporaryFiles.delete(folder);
            throw failure;
        }
    }

    /** The checksums of what is in the jars that classes were loaded from; empty where they are in no jar. */
    static Map<String, Long> contents(ReloadingClassLoader loaded) {
        Map<String, Long> all = new TreeMap<>();
        for (URL place : loaded.getURLs()) {
            Path file = Path.of(URI.create(place.toString()));
            if (Files.isRegularFile(file)) {
                all.putAll(JarCopy.contents(file));
            }
        }
        return all;
    }

    /**
     * Whether jars differ in what matters to the bots: a file that both have, or one of their packages. Building a jar of a
     * whole program gives two, the first without the libraries.
     */
    boolean differ(Map<String, Long> before, Map<String, Long> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return true;
        }
        Predicate<Map.Entry<String, Long>> changed = file -> {
            @Nullable Long was = before.get(file.getKey());
            return was == null ? isOwnFile(file.getKey()) : !was.equals(file.getValue());
        };
        return after.entrySet().stream().anyMatch(changed)
                || before.keySet().stream().anyMatch(file -> isOwnFile(file) && !after.containsKey(file));
    }

    private boolean isOwnFile(String entry) {
        return isOwn(entry.replaceFirst("\\.[^./]*$", "").replace('/', '.'));
    }

    /** Whether a class is in one of the packages. */
    private boolean isOwn(String className) {
        return packages.stream()
                .anyMatch(own -> own.isEmpty() ? className.indexOf('.') < 0 : className.startsWith(own + "."));
    }

    /**
     * Does nothing when there is something to load.
     *
     * @throws UnfinishedException otherwise
     */
    void requireClasses() {
        boolean some = look().keySet().stream()
                .map(Path::toString)
                .anyMatch(file -> file.endsWith(".class") || file.endsWith(".jar") || file.endsWith(".java"));
        if (!some) {
            String places = (folders.isEmpty() ? jars : folders)
                    .stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new UnfinishedException(
                    "no classes are in " + places + " now. Compile the project; the bots restart when it is done.");
        }
    }

    /** Folders and files; of a source file all the folder, since the file may use others. */
    List<Path> watched() {
        return source.isPresent() ? sources(source.get().file()) : folders.isEmpty() ? jars : folders;
    }

    private static List<Path> sources(Path main) {
        try (Stream<Path> files = Files.list(main.toAbsolutePath().getParent())) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** When each file was written, and how long it is; the same as before means that nothing changed. */
    Map<Path, String> look() {
        Map<Path, String> seen = new TreeMap<>();
        for (Path place : watched()) {
            try {
                Files.walkFileTree(place, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        seen.put(file, attributes.lastModifiedTime() + " " + attributes.size());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return seen;
    }

    private static boolean isIn(Path folder, String packageName) {
        if (!packageName.isEmpty()) {
            return Files.isDirectory(folder.resolve(path(packageName)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".class"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean holds(Path jar, String packageName) {
        String folder = path(packageName) + "/";
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .anyMatch(entry -> packageName.isEmpty()
                            ? entry.endsWith(".class") && entry.indexOf('/') < 0 && !entry.equals("module-info.class")
                            : entry.startsWith(folder));
        } catch (IOException noJar) {
            return false;
        }
    }

    private static String path(String packageName) {
        return packageName.replace('.', '/');
    }

    private static URL[] urls(List<Path> places) {
        return places.stream().map(ClassPlaces::url).toArray(URL[]::new);
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException never) {
            throw new IllegalArgumentException(place.toString(), never);
        }
    }
}
