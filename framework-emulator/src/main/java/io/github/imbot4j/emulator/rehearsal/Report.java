package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of a rehearsal's turns, for people or for programs; secrets are masked and long values cut. */
public final class Report {

    private static final String BOUND = "bound already";

    private static final int LONGEST_VALUE = 160;
    private static final List<String> SECRET = List.of(
            "auth", "access_token", "refresh_token", "client_secret", "application_token", "AUTH_ID", "REFRESH_ID");

    private final boolean colour;

    /** Prints with ANSI colours or without. */
    public Report(boolean colour) {
        this.colour = colour;
    }

    /** One turn: what happened, the calls it caused, and what the bot said. */
    public String text(Turn turn) {
        StringBuilder text = new StringBuilder();
        text.append(bold((turn.bot().isEmpty() ? "app" : turn.bot()) + ": " + turn.what()))
                .append(dim("   " + posts(turn)));
        for (RestCall call : turn.calls()) {
            text.append("\n    ").append(call(call));
        }
        for (Spoken spoken : turn.lines()) {
            speech(text, spoken);
        }
        if (!turn.isOk()) {
            text.append("\n    ").append(red("PROBLEM: " + turn.problem()));
        }
        return text.append('\n').toString();
    }

    /** The last line. */
    public String summary(List<Turn> turns) {
        long calls = turns.stream().mapToLong(turn -> turn.calls().size()).sum();
        long posts = turns.stream().mapToLong(turn -> turn.posts().size()).sum();
        long problems = turns.stream().filter(turn -> !turn.isOk()).count();
        String counts = count(posts, "post") + ", " + count(calls, "REST call") + ", ";
        return problems == 0
                ? green(counts + "everything was answered.")
                : red(counts + count(problems, "problem") + ".");
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** All of it as one JSON object. */
    public String json(List<Turn> turns) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("ok", turns.stream().allMatch(Turn::isOk));
        report.put("turns", turns.stream().map(Report::object).toList());
        return Json.pretty(report);
    }

    private static Map<String, Object> object(Turn turn) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("bot", turn.bot());
        object.put("what", turn.what());
        turn.posts().stream().findFirst().ifPresent(first -> object.putAll(object(first)));
        object.put("posts", turn.posts().stream().map(Report::object).toList());
        object.put("calls", turn.calls().stream().map(Report::object).toList());
        object.put("said", turn.lines());
        object.put("problem", turn.problem());
        return object;
    }

    private static String posts(Turn turn) {
        return turn.posts().isEmpty()
                ? "no event"
                : turn.posts().stream()
                        .map(post -> post.event() + " -> " + post.status() + " in " + post.millis() + " ms")
                        .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> object(EventPost post) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("event", post.event());
        object.put("status", post.status());
        object.put("millis", post.millis());
        return object;
    }

    private static Map<String, Object> object(RestCall call) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("server", call.oauth() ? "oauth" : "portal");
        object.put("method", call.method());
        object.put("params", masked(call.params()));
        boolean bound = TurnVerifier.isBoundAlready(call);
        object.put("error", bound ? "" : call.error());
        if (bound) {
            object.put("note", BOUND);
        }
        return object;
    }

    private String call(RestCall call) {
        StringBuilder line = new StringBuilder(cyan((call.oauth() ? "OAuth " : "") + call.method()));
        masked(call.params())
                .forEach((name, value) ->
                        line.append(' ').append(dim(name + "=")).append(Json.compact(value)));
        if (TurnVerifier.isBoundAlready(call)) {
            line.append(dim(" " + BOUND));
        } else if (!call.error().isEmpty()) {
            line.append(red(" refused: " + call.error()));
        }
        return line.toString();
    }

    private void speech(StringBuilder text, Spoken spoken) {
        String who = spoken.bot() + (spoken.edited() ? " (edited)" : "") + ": ";
        String indent = " ".repeat(who.length());
        List<String> lines = new ArrayList<>(spoken.shown());
        if (!spoken.buttons().isEmpty()) {
            List<String> labels = spoken.buttons().stream()
                    .map(button -> "[" + button.label() + "]")
                    .toList();
            lines.add(String.join(" ", labels));
        }
        for (int i = 0; i < lines.size(); i++) {
            text.append("\n  ").append(green((i == 0 ? who : indent) + lines.get(i)));
        }
    }

    private static Map<String, Object> masked(Map<String, Object> params) {
        Map<String, Object> safe = new LinkedHashMap<>();
        params.forEach((name, value) -> safe.put(name, SECRET.contains(name) ? "***" : shortened(value)));
        return safe;
    }

    private static Object shortened(Object value) {
        if (value instanceof String text && text.length() > LONGEST_VALUE) {
            return text.substring(0, 40) + "... (" + text.length() + " characters)";
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> item == null ? "" : shortened(item))
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) ->
                    copy.put(String.valueOf(key), SECRET.contains(key) ? "***" : item == null ? "" : shortened(item)));
            return copy;
        }
        return value;
    }

    private String bold(String text) {
        return ansi("1", text);
    }

    private String dim(String text) {
        return ansi("2", text);
    }

    private String red(String text) {
        return ansi("31", text);
    }

    private String green(String text) {
        return ansi("32", text);
    }

    private String cyan(String text) {
        return ansi("36", text);
    }

    private String ansi(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
