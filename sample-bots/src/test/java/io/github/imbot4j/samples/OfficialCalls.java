package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.emulator.log.Exchange.RestCall;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compare calls with those the official EchoBot makes (bot.php of github.com/bitrix24com/bots), parameter for parameter.
 * The recording says {@code <text>} where the wording is ours.
 */
final class OfficialCalls {

    /**
     * What the framework calls in addition: it makes sure that an administrator installs, looks for bots that are there
     * already before it registers one, and asks to hear of uninstalls, which bot.php never learns of. What bot.php calls one by one
     * may travel in a batch, whose calls are compared.
     */
    static final List<String> EXTRA_CALLS = List.of("profile", "imbot.bot.list", "event.bind OnAppUninstall", "batch");

    /** After an update of the app handlers may be lost, so the framework binds all of them again (transport §7 no. 16). */
    static final Map<String, List<String>> EXTRA_IN_STEP =
            Map.of("update", List.of("imbot.update", "imbot.command.update", "event.bind OnAppUpdate"));

    /**
     * What the official bot tries and is refused: at a 0 the portal takes it out of the Open Line before it answers (v1 §6.14).
     */
    static final Map<String, List<String>> LEFT_OUT_IN_STEP = Map.of("message-line 0", List.of("imbot.message.add"));

    /**
     * What it sends in addition: without BOT_ID the portal speaks as the first bot of the app, in no defined order (v1 §1.1).
     */
    static final Map<String, List<String>> EXTRA_PARAMS = Map.of("imbot.message.add", List.of("BOT_ID"));

    private final Map<String, List<Map<String, Object>>> steps = new LinkedHashMap<>();

    private OfficialCalls(List<Map<String, Object>> recording) {
        for (Map<String, Object> step : recording) {
            List<Map<String, Object>> calls = new ArrayList<>();
            for (Object call : (List<?>) step.getOrDefault("calls", List.of())) {
                calls.add(map(call));
            }
            steps.put(String.valueOf(step.get("step")), calls);
        }
    }

    static OfficialCalls recorded() throws IOException {
        try (InputStream json = OfficialCalls.class.getResourceAsStream("echo/calls-of-the-official-bot.json")) {
            return new OfficialCalls(JsonMapper.builder()
                    .build()
                    .readValue(Objects.requireNonNull(json), new TypeReference<List<Map<String, Object>>>() {}));
        }
    }

    /** The names of the steps, in order. */
    List<String> steps() {
        return List.copyOf(steps.keySet());
    }

    /** Fails unless these are the calls of a step, in order, but for the extra ones. */
    void assertSame(String step, List<RestCall> actual, Map<String, String> ids) {
        List<Object> ours = actual.stream()
                .filter(call -> !call.oauth() && !isExtra(step, call))
                .<Object>map(call -> call(call.method(), withoutExtras(call)))
                .toList();
        List<Map<String, Object>> theirs = Objects.requireNonNull(steps.get(step), step).stream()
                .filter(call -> !LEFT_OUT_IN_STEP.getOrDefault(step, List.of()).contains(call.get("method")))
                .toList();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            Object counterpart = i < ours.size() ? ours.get(i) : null;
            expected.add(fill(theirs.get(i), counterpart, ids));
        }
        assertThat(ours).as(step).isEqualTo(expected);
    }

    private static boolean isExtra(String step, RestCall call) {
        Object event = call.params().get("EVENT");
        String name = event == null ? call.method() : call.method() + " " + event;
        return EXTRA_CALLS.contains(name)
                || EXTRA_IN_STEP.getOrDefault(step, List.of()).contains(name);
    }

    private static Map<String, Object> withoutExtras(RestCall call) {
        Map<String, Object> params = new LinkedHashMap<>(call.params());
        params.keySet().removeAll(EXTRA_PARAMS.getOrDefault(call.method(), List.of()));
        return params;
    }

    private static Object call(String method, Map<String, Object> params) {
        return plain(Map.of("method", method, "params", params));
    }

    /** Numbers and texts are the same to the portal; so is the order of keys. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(OfficialCalls::plain).toList();
        }
        return String.valueOf(value);
    }

    /** The recording with its placeholders filled, from the ids, or from what stands at the same place in ours. */
    private static Object fill(@Nullable Object theirs, @Nullable Object ours, Map<String, String> ids) {
        if (theirs instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, item) -> copy.put(
                    String.valueOf(key), fill(item, ours instanceof Map<?, ?> other ? other.get(key) : null, ids)));
            return copy;
        }
        if (theirs instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Object counterpart = ours instanceof List<?> other && i < other.size() ? other.get(i) : null;
                copy.add(fill(list.get(i), counterpart, ids));
            }
            return copy;
        }
        String text = String.valueOf(theirs);
        String our = ours instanceof String string ? string : "";
        boolean fits = switch (text) {
            case "<text>" -> !our.isBlank();
            case "<any>" -> ours instanceof String;
            case "<latency>" -> our.matches("latency: \\d+[sm]");
            default -> false;
        };
        return fits ? our : ids.getOrDefault(text, text);
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, item) -> copy.put(String.valueOf(key), Objects.requireNonNull(item)));
        return copy;
    }
}
