package io.github.imbot4j.emulator.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Compare a post with a documented one: which keys there are, and what sort of value each has. */
public final class RecordedPost {

    private RecordedPost() {}

    public static Map<?, ?> read(String name) {
        Path file = Path.of("../framework-core/src/test/resources/posts", name + ".json");
        try {
            return new JsonMapper().readValue(Files.readString(file), Map.class);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What only the documented post has, with a minus, and what only ours has, with a plus. */
    public static List<String> differences(Map<?, ?> documented, Map<?, ?> ours) {
        Set<String> theirs = shapes(documented);
        theirs.removeIf(line -> line.startsWith("/_"));
        Set<String> mine = shapes(ours);
        Set<String> all = new TreeSet<>();
        theirs.stream().filter(line -> !mine.contains(line)).forEach(line -> all.add("-" + line));
        mine.stream().filter(line -> !theirs.contains(line)).forEach(line -> all.add("+" + line));
        return List.copyOf(all);
    }

    private static Set<String> shapes(Map<?, ?> tree) {
        Set<String> lines = new TreeSet<>();
        collect(lines, "", tree);
        return lines;
    }

    /** Ids as keys, and indices, are one to us. */
    private static void collect(Set<String> lines, String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, item) -> collect(lines, path + "/" + (key.toString().matches("[0-9]+") ? "#" : key), item));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(lines, path + "/#", item));
        } else {
            lines.add(path + " " + shape(value.toString()));
        }
    }

    private static String shape(String value) {
        if (value.matches("[YN]")) {
            return "Y/N";
        }
        return value.matches("[0-9]+") ? "number" : "text";
    }
}
