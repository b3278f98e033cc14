package io.github.imbot4j.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Read one file of the contract: what a page of the documentation shows of a method or an event, and what the server does
 * where its source says otherwise.
 *
 * @param method in the page's spelling
 * @param errors the codes the page lists
 * @param unprovoked why a listed code cannot be had from this portal, by code
 */
record Contract(
        String source, String method, List<String> errors, Map<String, String> unprovoked, List<Example> examples) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Path ROOT = Path.of("src/test/resources/contract");

    static JsonNode read(Path path) {
        try {
            return JSON.readTree(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode stages() {
        return read(ROOT.resolve("stages.json"));
    }

    /** The files of {@code methods} or {@code events}, by name. */
    static List<JsonNode> files(String folder) {
        try (Stream<Path> paths = Files.list(ROOT.resolve(folder))) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(Contract::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Contract> methods() {
        return files("methods").stream().map(Contract::of).toList();
    }

    private static Contract of(JsonNode file) {
        List<Example> examples = new ArrayList<>();
        file.path("examples").forEach(example -> examples.add(Example.of(file, example)));
        return new Contract(
                file.path("source").asString(""),
                file.path("method").asString(),
                texts(file.path("errors")),
                map(file.path("unprovoked")),
                List.copyOf(examples));
    }

    /** A text or a list of texts. */
    static List<String> texts(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(each -> texts.add(each.asString()));
        } else {
            texts.add(node.asString());
        }
        return List.copyOf(texts);
    }

    static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new TreeMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }
}
