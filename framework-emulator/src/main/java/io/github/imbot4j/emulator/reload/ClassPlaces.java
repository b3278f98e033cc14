package io.github.imbot4j.emulator.reload;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Name the places on the class path that hold the packages of bots: folders of classes, or the jar they are packed in.
 *
 * @param folders are loaded from as a whole
 * @param jars only the packages are loaded from, since the jar of a program holds the framework too
 * @param packages with all below them
 */
record ClassPlaces(List<Path> folders, List<Path> jars, List<String> packages) {

    /** Loaded twice, it would not know its own types; so its developers' own folders are left alone. */
    private static final String FRAMEWORK = "io/github/imbot4j/Bots.class";

    ClassPlaces {
        folders = List.copyOf(folders);
        jars = List.copyOf(jars);
        packages = List.copyOf(packages);
    }

    /**
     * Looks a class path through.
     *
     * @param classPath as in the system property {@code java.class.path}
     * @param packages such as {@code com.acme.bots}
     */
    static ClassPlaces on(String classPath, List<String> packages) {
        List<Path> entries = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        List<Path> folders = entries.stream()
                .filter(Files::isDirectory)
                .filter(entry -> !Files.exists(entry.resolve(FRAMEWORK)))
                .filter(entry -> packages.stream().anyMatch(name -> isIn(entry, name)))
                .toList();
        List<Path> jars = entries.stream()
                .filter(Files::isRegularFile)
                .filter(entry -> packages.stream().anyMatch(name -> holds(entry, path(name))))
                .toList();
        return new ClassPlaces(folders, jars, packages);
    }

    boolean isEmpty() {
        return folders.isEmpty() && jars.isEmpty();
    }

    /** A loader of what is there now. It reads copies of jars, for a jar that is built anew under it would break. */
    FreshClasses load(ClassLoader parent) {
        if (!folders.isEmpty()) {
            return new FreshClasses(urls(folders), name -> true, List.of(), parent);
        }
        List<Path> copies = jars.stream().map(ClassPlaces::copy).toList();
        return new FreshClasses(urls(copies), this::isOwn, copies, parent);
    }

    private static Path copy(Path jar) {
        try {
            return Files.copy(jar, Files.createTempFile("bots", ".jar"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot copy " + jar + ".", unreadable);
        }
    }

    /** Whether a class is in one of the packages. */
    private boolean isOwn(String className) {
        return packages.stream().anyMatch(own -> own.isEmpty() || className.startsWith(own + "."));
    }

    /** When each file was written, and how long it is; the same as before means that nothing changed. */
    Map<Path, String> look() {
        Map<Path, String> seen = new TreeMap<>();
        for (Path place : folders.isEmpty() ? jars : folders) {
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

    private static boolean holds(Path jar, String folder) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return !folder.isEmpty()
                    && zip.stream().anyMatch(entry -> entry.getName().startsWith(folder + "/"));
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
