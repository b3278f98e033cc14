package io.github.imbot4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages that authors import, and the public types in them, by the sources. */
final class Imports {

    private static final Pattern WILDCARD = Pattern.compile("(?m)^import (io\\.github\\.imbot4j[.a-z]*)\\.\\*;$");

    private Imports() {}

    /** The packages the tutorial tells readers to import whole. */
    static List<String> ofTheTutorial() {
        String block = Pages.section(Pages.read("docs/tutorial/first-bot.md"), "Where to go");
        return WILDCARD.matcher(block).results().map(Imports::found).toList();
    }

    /** The simple names of the public types of these packages. */
    static List<String> typesOf(List<String> packages) {
        List<String> types = new ArrayList<>();
        for (String module : List.of("framework-core", "framework-http", "framework-emulator")) {
            for (String one : packages) {
                Path folder = Pages.ROOT.resolve(module + "/src/main/java/" + one.replace('.', '/'));
                if (Files.isDirectory(folder)) {
                    types.addAll(typesIn(folder));
                }
            }
        }
        return types;
    }

    private static List<String> typesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(Imports::isPublic)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPublic(Path file) {
        return Pattern.compile("(?m)^public ").matcher(Pages.read(file)).find();
    }

    private static String found(MatchResult result) {
        return result.group(1);
    }
}
