package io.github.imbot4j.emulator.reload;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a program's classes come from: the class path of the JVM, and of the class loaders above it, such as Maven's. */
final class ClassPath {

    private ClassPath() {}

    /** Returns the folders and jars of a class loader and its parents, with those the manifests of jars name. */
    static List<Path> of(@Nullable ClassLoader loader) {
        Set<Path> all = new LinkedHashSet<>();
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at instanceof URLClassLoader urls) {
                Arrays.stream(urls.getURLs()).forEach(url -> add(url, all));
            } else if (at == ClassLoader.getSystemClassLoader()) {
                of(System.getProperty("java.class.path", "")).forEach(entry -> add(entry, all));
            }
        }
        return List.copyOf(all);
    }

    /** Returns the entries of a class path as it is written on a command line. */
    static List<Path> of(String text) {
        return Arrays.stream(text.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    static String text(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static void add(URL url, Set<Path> all) {
        try {
            if (url.getProtocol().equals("file")) {
                add(Path.of(url.toURI()), all);
            }
        } catch (URISyntaxException | IllegalArgumentException strange) {
            // No file, so nothing that is built anew.
        }
    }

    private static void add(Path entry, Set<Path> all) {
        if (Files.exists(entry) && all.add(entry) && Files.isRegularFile(entry)) {
            for (String more : namedBy(entry)) {
                try {
                    add(Path.of(entry.toUri().resolve(new URI(more))), all);
                } catch (URISyntaxException | IllegalArgumentException strange) {
                    // The JVM passes over it too.
                }
            }
        }
    }

    private static List<String> namedBy(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            @Nullable Manifest manifest = open.getManifest();
            @Nullable
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return named == null ? List.of() : List.of(named.strip().split("\\s+"));
        } catch (IOException noJar) {
            return List.of();
        }
    }
}
