package io.github.imbot4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files in {@code src/test/resources/golden} of a module: what is stored or sent, byte by byte. A test compares; with
 * {@code -Dgolden.write} it writes them anew, for a change that is meant.
 */
public final class Golden {

    private static final Path ROOT = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Compares a text with its file, which ends in one more line break, and returns what the file holds. */
    public static String check(String file, String text) {
        Path path = ROOT.resolve(file);
        try {
            if (System.getProperty("golden.write") != null) {
                Files.createDirectories(path.resolveSibling(""));
                Files.writeString(path, text + "\n");
            }
            assertThat(path)
                    .as("%s: run this test with -Dgolden.write to write it", path)
                    .exists();
            String golden = Files.readString(path);
            assertThat(text + "\n")
                    .as("%s: what is stored or sent has changed", path)
                    .isEqualTo(golden);
            return golden.substring(0, golden.length() - 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The names of the files of a folder, without what follows the last dot, sorted. */
    public static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
