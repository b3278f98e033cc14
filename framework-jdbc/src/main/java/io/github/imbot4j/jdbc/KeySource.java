package io.github.imbot4j.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The source of the keys: the environment, or a file. */
sealed interface KeySource {

    /** The keys, newest first, at least one. */
    List<DataKey> read();

    /** Adds the newest; the keys there are then. */
    List<DataKey> add(DataKey key);

    /** What to do when a key is missing. */
    String remedy();

    /** Keys that the operator passes to every process. */
    record Variable(String value) implements KeySource {

        @Override
        public List<DataKey> read() {
            List<DataKey> keys = new ArrayList<>();
            for (String one : value.strip().split("[,\\s]+", -1)) {
                keys.add(
                        DataKey.parse(one)
                                .orElseThrow(
                                        () -> new StoreException(
                                                "A key in " + KeyRing.VARIABLE
                                                        + " is not 32 bytes in base64 or hexadecimal. \"openssl rand -base64 32\" makes one.")));
            }
            return List.copyOf(keys);
        }

        @Override
        public List<DataKey> add(DataKey key) {
            throw new StoreException(
                    "The keys are in " + KeyRing.VARIABLE + ", where this program cannot put a new one."
                            + " Make one with \"openssl rand -base64 32\", set " + KeyRing.VARIABLE
                            + "=NEW,OLD for every process, restart them, and run this again.");
        }

        @Override
        public String remedy() {
            return "Add it to " + KeyRing.VARIABLE + ", after a comma.";
        }

        @Override
        public String toString() {
            return KeyRing.VARIABLE;
        }
    }

    /**
     * A file of one key a line, newest first, readable by its owner only; made when it is missing. Of several processes that start
     * with the same folder one makes it: a key that only memory knew would be lost with everything encrypted with it.
     */
    record KeyFile(Path file) implements KeySource {

        /** The file's lock keeps off other processes, not other threads. */
        private static final ReentrantLock HERE = new ReentrantLock();

        @Override
        public List<DataKey> read() {
            try {
                return parse();
            } catch (NoSuchFileException missing) {
                return make();
            } catch (IOException failure) {
                throw unusable(failure);
            }
        }

        private List<DataKey> make() {
            return alone(() -> {
                if (!Files.exists(file)) {
                    write(List.of(DataKey.random(new SecureRandom())));
                }
                return parse();
            });
        }

        /** Changes the file while nobody else does; who comes second sees what the first has done. */
        private List<DataKey> alone(Change change) {
            Path beside = file.resolveSibling(file.getFileName() + ".lock");
            HERE.lock();
            try (FileChannel channel = FileChannel.open(
                    beside,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    SqliteFile.ownerOnly(beside, "rw-------"))) {
                // Closing the channel gives it back.
                channel.lock();
                return change.run();
            } catch (IOException failure) {
                throw unusable(failure);
            } finally {
                HERE.unlock();
            }
        }

        @FunctionalInterface
        private interface Change {
            List<DataKey> run() throws IOException;
        }

        private List<DataKey> parse() throws IOException {
            refuseOthers();
            List<DataKey> keys = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    keys.add(DataKey.parse(line.strip())
                            .orElseThrow(() -> new StoreException("A line of the key file \"" + file
                                    + "\" is no key. Restore the file from its backup: without it the portals have to"
                                    + " install the app again.")));
                }
            }
            if (keys.isEmpty()) {
                throw new StoreException(
                        "The key file \"" + file
                                + "\" is empty. Restore it from its backup, or delete it when no portal has installed the app yet.");
            }
            return List.copyOf(keys);
        }

        private void refuseOthers() throws IOException {
            if (isPosix()) {
                Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
                if (!EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                        .containsAll(rights)) {
                    throw new StoreException("Others may read the key file \"" + file + "\" ("
                            + PosixFilePermissions.toString(rights) + "). Run \"chmod 600 " + file
                            + "\", and renew the key with \"keys rotate\" if somebody may have read it.");
                }
            }
        }

        @Override
        public List<DataKey> add(DataKey key) {
            return alone(() -> {
                List<DataKey> keys = new ArrayList<>(List.of(key));
                if (Files.exists(file)) {
                    keys.addAll(parse());
                }
                write(keys);
                return List.copyOf(keys);
            });
        }

        /** In one step, and on the disk: a key that is lost takes everything encrypted with it along. */
        private void write(List<DataKey> keys) throws IOException {
            String text = keys.stream().map(DataKey::reveal).collect(Collectors.joining("\n", "", "\n"));
            Path half = Files.createTempFile(
                    file.toAbsolutePath().resolveSibling(""), "key", ".half", SqliteFile.ownerOnly(file, "rw-------"));
            try {
                try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
                    out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                    out.force(true);
                }
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        }

        private boolean isPosix() {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix");
        }

        private StoreException unusable(IOException failure) {
            return new StoreException(
                    "Cannot use the key file \"" + file + "\" ("
                            + failure.getClass().getSimpleName()
                            + "). Let this process read and write it and its folder, or give the key in "
                            + KeyRing.VARIABLE + ".",
                    failure);
        }

        @Override
        public String remedy() {
            return "Restore the key file \"" + file + "\" from its backup.";
        }
    }

    /** Keys of the environment when there are any, else those of a file. */
    static KeySource of(String variable, Path file) {
        return Arrays.stream(variable.split("[,\\s]+", -1)).allMatch(String::isEmpty)
                ? new KeyFile(file)
                : new Variable(variable);
    }
}
