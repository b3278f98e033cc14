package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Read the pages of the documentation: README.md, CONTRIBUTING.md and everything below docs. */
final class Pages {

    /** The folder of the project; tests run in its docs folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Pages() {}

    static List<Path> all() {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String page) {
        return read(ROOT.resolve(page));
    }

    /** The part of a page below a heading, up to the next one. */
    static String section(String page, String heading) {
        String[] parts = page.split("(?m)^#+ `?" + Pattern.quote(heading) + "`?$", 2);
        assertThat(parts).as("a section headed " + heading).hasSize(2);
        return parts[1].split("(?m)^#+ ", 2)[0];
    }
}
