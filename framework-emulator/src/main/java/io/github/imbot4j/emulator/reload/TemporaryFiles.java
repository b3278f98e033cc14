package io.github.imbot4j.emulator.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders {@code dev} copies to and compiles to. */
final class TemporaryFiles {

    private TemporaryFiles() {}

    static Path folder() {
        try {
            return Files.createTempDirectory("imbot4j-dev");
        } catch (IOException full) {
            throw new UncheckedIOException("No temporary folder can be made.", full);
        }
    }

    static Path in(Path folder, int number) {
        try {
            return Files.createDirectory(folder.resolve(String.valueOf(number)));
        } catch (IOException full) {
            throw new UncheckedIOException("No temporary folder can be made.", full);
        }
    }

    /** Deletes a file, or a folder with all it holds, as far as that is possible. */
    static void delete(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            // The system clears what is temporary.
        }
    }
}
