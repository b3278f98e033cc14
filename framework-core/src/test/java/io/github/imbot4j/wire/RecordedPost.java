package io.github.imbot4j.wire;

import io.github.imbot4j.phpform.FormDecoder;
import io.github.imbot4j.phpform.FormEncoder;
import io.github.imbot4j.phpform.FormLimits;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.wire.generation.Generations;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hold a post kept under {@code src/test/resources/posts}, where {@code _source} tells its origin and {@code _query} is
 * what stands in the address. Change it with keys spelled as in a form, such as {@code data[PARAMS][MESSAGE]}, and send
 * it as a portal would.
 */
public final class RecordedPost {

    /** When posts of tests arrive, unless said otherwise. */
    public static final Instant RECEIVED = Instant.parse("2026-02-27T00:00:00Z");

    private final Map<String, Object> values;

    private RecordedPost(Map<String, Object> values) {
        this.values = values;
    }

    /** Reads {@code posts/<name>.json}. */
    public static RecordedPost named(String name) {
        String path = "/posts/" + name + ".json";
        try (InputStream in = RecordedPost.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            @SuppressWarnings("unchecked") // every file holds an object
            Map<String, Object> values = new JsonMapper().readValue(in, LinkedHashMap.class);
            return new RecordedPost(values);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** The names of all there are; only where they are files. */
    public static List<String> names() {
        try (Stream<Path> files =
                Files.list(Path.of(RecordedPost.class.getResource("/posts").toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("/posts", e);
        }
    }

    /** The same post with one value more, or another one: a text, a number, a map or a list. */
    public RecordedPost with(String key, Object value) {
        Map<String, Object> copy = copy(values);
        List<String> names = names(key);
        parent(copy, names).put(names.get(names.size() - 1), value);
        return new RecordedPost(copy);
    }

    /** The same post without these keys and all below them. */
    public RecordedPost without(String... keys) {
        Map<String, Object> copy = copy(values);
        for (String key : keys) {
            List<String> names = names(key);
            parent(copy, names).remove(names.get(names.size() - 1));
        }
        return new RecordedPost(copy);
    }

    /** Every key of a value, in the order they come; those of the query string begin with {@code _query}. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        values.forEach((key, value) -> addKeys(key, value, keys));
        keys.remove("_source");
        return keys;
    }

    private static void addKeys(String key, Object value, List<String> keys) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> addKeys(key + "[" + name + "]", child, keys));
        } else {
            keys.add(key);
        }
    }

    /** What a portal posts: {@code application/x-www-form-urlencoded}. */
    public byte[] form() {
        Map<String, Object> said = new LinkedHashMap<>(values);
        said.keySet().removeIf(key -> key.startsWith("_"));
        return FormEncoder.encode(said);
    }

    /** The query string of the address it is posted to; mostly empty. */
    public byte[] query() {
        return values.get("_query") instanceof Map<?, ?> query ? FormEncoder.encode(copy(query)) : new byte[0];
    }

    public FormTree tree() {
        return decode(form());
    }

    public PortalPost read() {
        return new EventReader(Generations.all()).read(decode(query()), tree(), RECEIVED);
    }

    private static FormTree decode(byte[] form) {
        return new FormDecoder(FormLimits.standard()).decode(form);
    }

    private static List<String> names(String key) {
        return List.of(key.replace("]", "").split("\\["));
    }

    @SuppressWarnings("unchecked") // copy() made them all
    private static Map<String, Object> parent(Map<String, Object> root, List<String> names) {
        Map<String, Object> parent = root;
        for (String name : names.subList(0, names.size() - 1)) {
            parent = (Map<String, Object>) parent.computeIfAbsent(name, any -> new LinkedHashMap<String, Object>());
        }
        return parent;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value(value)));
        return copy;
    }

    private static Object value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        return value instanceof List<?> list ? new ArrayList<>(list) : value;
    }
}
