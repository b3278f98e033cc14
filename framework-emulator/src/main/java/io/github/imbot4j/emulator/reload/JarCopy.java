package io.github.imbot4j.emulator.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A copy of a jar, since a jar that is written to while a process has it open breaks that process. */
final class JarCopy {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private JarCopy() {}

    /**
     * Copies a jar into a folder, under its own name.
     *
     * @throws UnfinishedException when it is missing, is no whole jar, or is written to meanwhile
     */
    static Path of(Path jar, Path folder) {
        try {
            String before = stamp(jar);
            Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
            try (ZipFile whole = new ZipFile(copy.toFile())) {
                if (before.equals(stamp(jar)) && whole.size() > 0) {
                    return copy;
                }
            }
        } catch (IOException notYet) {
            throw new UnfinishedException(jar + (Files.exists(jar) ? " is not a whole jar" : " is missing") + " ("
                    + notYet.getMessage() + ").");
        }
        throw new UnfinishedException(jar + " is being written.");
    }

    private static String stamp(Path file) throws IOException {
        BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
        return read.lastModifiedTime() + " " + read.size();
    }

    /** Takes classes out of a copy. */
    static void remove(Path copy, Predicate<String> classes) {
        try (FileSystem inside = FileSystems.newFileSystem(copy)) {
            for (String entry : contents(copy).keySet()) {
                if (entry.endsWith(".class") && classes.test(className(entry))) {
                    Files.delete(inside.getPath(entry));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + copy + ".", failure);
        }
    }

    /** Returns the checksum of each file in a jar. */
    static Map<String, Long> contents(Path jar) {
        Map<String, Long> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().equals(MANIFEST))
                    .forEach((ZipEntry entry) -> contents.put(entry.getName(), entry.getCrc()));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + jar + ".", failure);
        }
        return contents;
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    }
}
