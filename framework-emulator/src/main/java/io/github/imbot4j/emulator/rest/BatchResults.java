package io.github.imbot4j.emulator.rest;

import io.github.imbot4j.emulator.php.PhpValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The results of a batch's commands, by kind and key, which replace {@code $result[key][path]}. */
final class BatchResults {

    private static final List<String> KINDS = List.of("result", "next", "total", "time", "error");

    /** Greedy up to the next blank, as the server's. A key of a parameter may name no kind, and is then left alone. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(result|next|total|time|error)([^\\s]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern STEP = Pattern.compile("\\[([^\\]]+)\\]");

    private final Map<String, Map<String, Object>> byKind = new LinkedHashMap<>();

    BatchResults() {
        KINDS.forEach(kind -> byKind.put(kind, new LinkedHashMap<>()));
    }

    void add(String key, Map<String, Object> body) {
        if (body.containsKey("error")) {
            ofKind("error").put(key, body);
            return;
        }
        body.forEach((kind, value) -> ofKind(kind).put(key, value));
    }

    private Map<String, Object> ofKind(String kind) {
        return byKind.computeIfAbsent(kind, absent -> new LinkedHashMap<>());
    }

    Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("result", ofKind("result"));
        answer.put("result_error", ofKind("error"));
        answer.put("result_total", ofKind("total"));
        answer.put("result_next", ofKind("next"));
        answer.put("result_time", ofKind("time"));
        return answer;
    }

    /** The same parameters with the references in keys and values resolved, where they can be. */
    Map<String, Object> resolve(Map<String, Object> params) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        params.forEach((key, value) -> resolved.put(
                new PhpValue(resolve(key)).text(),
                value instanceof Map<?, ?> map ? resolve(treeOf(map)) : resolve(value.toString())));
        return resolved;
    }

    private static Map<String, Object> treeOf(Map<?, ?> map) {
        Map<String, Object> tree = new LinkedHashMap<>();
        map.forEach((key, value) -> tree.put(key.toString(), value));
        return tree;
    }

    private Object resolve(String text) {
        String resolved = text;
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            if (!STEP.matcher(reference.group(2)).find()) {
                continue;
            }
            PhpValue found = follow(reference.group(1), reference.group(2));
            if (reference.group().equals(text)) {
                return found.isSet() ? found.raw() : "";
            }
            if (found.isText() || found.raw() instanceof Number) {
                resolved = resolved.replace(reference.group(), found.text());
            }
        }
        return resolved;
    }

    /** Goes down as far as there is something; what is further in the path is ignored. */
    private PhpValue follow(String kind, String path) {
        Map<String, Object> kept = byKind.get(kind);
        PhpValue value = kept == null ? PhpValue.UNSET : new PhpValue(kept);
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            PhpValue next = value.at(step.group(1));
            if (!next.isSet()) {
                break;
            }
            value = next;
        }
        return value;
    }
}
