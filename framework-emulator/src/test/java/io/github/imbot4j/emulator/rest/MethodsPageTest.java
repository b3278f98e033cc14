package io.github.imbot4j.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.php.PhpValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the portal's methods names those there are. */
class MethodsPageTest {

    private static final Pattern NAME = Pattern.compile("`([a-zA-Z][a-zA-Z0-9]*(?:\\.[a-zA-Z0-9]+)*)`");

    @Test
    void thePageNamesEveryMethodAndNoOther() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/emulator.md"));
        String table = page.substring(page.indexOf("## Methods"), page.indexOf("## What is simpler"));
        Set<String> named = new TreeSet<>();
        Matcher names = NAME.matcher(String.join(
                "\n", table.lines().filter(line -> line.startsWith("|")).toList()));
        while (names.find()) {
            named.add(names.group(1).toLowerCase(Locale.ROOT));
        }
        Set<String> there = new TreeSet<>();
        try (RestHouse house = new RestHouse()) {
            house.call("methods", "FULL", 1).result().values().stream()
                    .map(PhpValue::text)
                    .forEach(there::add);
        }

        assertThat(named).isEqualTo(there);
    }
}
