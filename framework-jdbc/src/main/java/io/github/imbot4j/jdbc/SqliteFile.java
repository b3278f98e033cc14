package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.JournalException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The file of an SQLite database, with those SQLite keeps beside it: made for its owner only, and watched while it is open. An
 * operating system lets a file be deleted or replaced while a process has it open; what is written to it then is gone with the
 * process.
 *
 * <p>Safe for use by several threads.
 */
final class SqliteFile {

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** With less than this on the disk nothing can be written. */
    private static final long LEAST_SPACE = 1 << 20;

    private final Path file;

    /** Which file was found at each path first; empty where file systems do not tell files apart. */
    private final Map<Path, Object> held = new ConcurrentHashMap<>();

    SqliteFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Makes it when it is missing, readable by its owner only, as the files will be that SQLite makes beside it. */
    void make() {
        make(file);
    }

    /** Makes an empty file for its owner only; one that is there stays as it is. */
    static void make(Path file) {
        try {
            Files.createFile(file, ownerOnly(file, "rw-------"));
        } catch (FileAlreadyExistsException there) {
            // Its rights are its owner's affair; exposure() tells of them.
        } catch (IOException failure) {
            throw new StoreException(
                    "Cannot make the file \"" + file + "\": "
                            + diagnosis(file).orElse(failure.getClass().getSimpleName() + ", " + failure.getMessage())
                            + ". " + REMEDY,
                    failure);
        }
    }

    private static final String REMEDY =
            "Let this process write to the folder and its files, or name another with --data or --store.";

    /** The rights something is made with, where the file system has such. */
    static FileAttribute<?>[] ownerOnly(Path path, String rights) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Remembers which files these are; to be called once they are open. */
    void hold() {
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
            Path one = beside(file, suffix);
            key(one).ifPresent(key -> held.put(one, key));
        }
    }

    private static Optional<Object> key(Path path) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /**
     * Makes sure that the files at the paths are those that are open.
     *
     * @throws JournalException when one was deleted, replaced or moved
     */
    void check() {
        for (Map.Entry<Path, Object> one : held.entrySet()) {
            Optional<Object> now = key(one.getKey());
            if (!now.equals(Optional.of(one.getValue()))) {
                throw new JournalException(
                        "The file \"" + one.getKey() + "\" was "
                                + (now.isPresent() ? "replaced" : "deleted or moved, or its disk was unmounted,")
                                + " while the program had it open. Nothing is stored any more. Put the file back where it was, or"
                                + " stop the program, restore the database from its backup, and start again.",
                        new IllegalStateException("not the file that was opened"));
            }
        }
    }

    /** What is wrong with it or its folder; empty when nothing can be seen. */
    Optional<String> diagnosis() {
        return diagnosis(file);
    }

    /** What is wrong with a path that cannot be written to; empty when nothing can be seen. */
    static Optional<String> diagnosis(Path file) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            return Optional.of(
                    "the folder \"" + folder + "\" " + (Files.exists(folder) ? "is a file" : "is not there"));
        }
        if (Files.isDirectory(file)) {
            return Optional.of("it is a folder");
        }
        try {
            if (Files.getFileStore(folder).isReadOnly()) {
                return Optional.of("the disk of the folder \"" + folder + "\" is mounted read-only");
            }
            if (!Files.isWritable(folder)) {
                return Optional.of(
                        "this process may not write to the folder \"" + folder + "\" (" + rights(folder) + ")");
            }
            if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))) {
                return Optional.of("this process may not read and write the file (" + rights(file) + ")");
            }
            long space = Files.getFileStore(folder).getUsableSpace();
            return space < LEAST_SPACE
                    ? Optional.of("the disk of the folder \"" + folder + "\" is full")
                    : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static String rights(Path path) throws IOException {
        return isPosix(path)
                ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + ", owner "
                        + Files.getOwner(path).getName() + ", this process runs as "
                        + System.getProperty("user.name", "somebody else")
                : "read-only";
    }

    /** Who besides the owner may get at the database, or at a key file: one line for each path, with the remedy. */
    static List<String> exposure(Path file) {
        Path absolute = file.toAbsolutePath();
        List<String> lines = new ArrayList<>();
        Path folder = Objects.requireNonNull(absolute.getParent());
        open(folder)
                .ifPresent(rights -> lines.add("The folder \"" + folder + "\" lets others in (" + rights
                        + "): messages and tokens are kept there. Run \"chmod 700 " + folder
                        + "\", or name a folder of the program's own with --data or --store."));
        Stream.of("", "-wal", "-shm", "-journal")
                .map(suffix -> beside(absolute, suffix))
                .forEach(one -> open(one)
                        .ifPresent(rights -> lines.add("The file \"" + one + "\" may be read by others (" + rights
                                + "). Run \"chmod 600 " + one + "\".")));
        return lines;
    }

    private static Optional<String> open(Path path) {
        try {
            if (!isPosix(path) || !Files.exists(path)) {
                return Optional.empty();
            }
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            return OWNERS.containsAll(rights) ? Optional.empty() : Optional.of(PosixFilePermissions.toString(rights));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
