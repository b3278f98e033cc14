package io.github.imbot4j.install;

import io.github.imbot4j.portal.PortalId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keep one small private file for each portal of an app. A file is readable by its owner only, is replaced in one step,
 * and is on the disk when {@link #write} returns; a crash leaves the old text or the new, never half of one. One process
 * owns the folder.
 *
 * <p>Safe for use by several threads, one of them writing a given portal's file at a time.
 */
public final class PortalFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PortalFiles.class);
    private static final String PREFIX = "portal-";
    private static final String SUFFIX = ".json";
    private static final String HALF = ".half";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path dir;

    /**
     * Opens a folder, creating it for its owner alone (0700) when it is missing.
     *
     * @throws UncheckedIOException when it cannot be created or read
     */
    public PortalFiles(Path dir) {
        this.dir = dir;
        try {
            Files.createDirectories(dir, ownerOnly("rwx------"));
            for (Path half : list(HALF)) {
                Files.delete(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot use the folder \"" + dir + "\": make it a folder this process may write to.", e);
        }
    }

    /**
     * Reads every portal's file. One that cannot be understood is set aside under a name ending in {@code .broken} and
     * reported; the others are read all the same.
     *
     * @param read makes a value of a text; throws what it likes when the text is not one
     */
    public <T> Map<PortalId, T> readAll(BiFunction<PortalId, String, T> read) {
        Map<PortalId, T> found = new TreeMap<>();
        try {
            for (Path file : list(SUFFIX)) {
                readOne(file, read, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the folder \"" + dir + "\": let this process read it.", e);
        }
        return found;
    }

    /**
     * Replaces the file of a portal.
     *
     * @throws UncheckedIOException when the disk refuses; the old text stays
     */
    public void write(PortalId id, String text) {
        Path target = dir.resolve(nameOf(id));
        try {
            Path half = Files.createTempFile(dir, target.getFileName() + ".", HALF, ownerOnly("rw-------"));
            try {
                writeThrough(half, text);
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write \"" + target + "\": check the space and the rights of the folder.", e);
        }
        syncFolder();
    }

    private static void writeThrough(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private <T> void readOne(Path file, BiFunction<PortalId, String, T> read, Map<PortalId, T> found)
            throws IOException {
        try {
            PortalId id = idOf(file);
            found.put(id, read.apply(id, Files.readString(file)));
        } catch (RuntimeException | java.nio.charset.CharacterCodingException e) {
            Path aside = Files.createTempFile(dir, file.getFileName() + ".", ".broken", ownerOnly("rw-------"));
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            // The cause's text may quote the file, which holds secrets: only its class is told.
            LOG.error(
                    "The file \"{}\" is broken ({}). It was set aside as \"{}\" and counts as absent: repair it and rename"
                            + " it back, or install the app on the portal again.",
                    file,
                    e.getClass().getSimpleName(),
                    aside.getFileName());
        }
    }

    private List<Path> list(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)
                            && file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** Capitals are marked, so that two ids never share a file where the file system ignores case. */
    private static String nameOf(PortalId id) {
        return PREFIX + id.memberId().replaceAll("[A-Z]", "_$0") + SUFFIX;
    }

    private static PortalId idOf(Path file) {
        String name = file.getFileName().toString();
        PortalId id = new PortalId(name.substring(PREFIX.length(), name.length() - SUFFIX.length())
                .replace("portal-", "")
                .replace("_", ""));
        if (!nameOf(id).equals(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a portal's file.");
        }
        return id;
    }

    /** A rename is durable only when the folder is; some systems cannot open one, and there it is their own doing. */
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(dir, StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            LOG.debug("Cannot flush the folder \"{}\".", dir, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
