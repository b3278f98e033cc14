package io.github.imbot4j.http.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output of a command, for people and for programs.
 *
 * @param text lines for people
 * @param json the same for programs
 * @param done whether what was asked for was done
 */
record CommandOutput(String text, String json, boolean done) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** An answer to what was done. */
    static CommandOutput of(String text, JsonNode json) {
        return new CommandOutput(text, JSON.writeValueAsString(json), true);
    }

    /** An answer that people read as programs do. */
    static CommandOutput of(JsonNode json) {
        String text = JSON.writeValueAsString(json);
        return new CommandOutput(text, text, true);
    }

    /** The same with a line below, for people. */
    CommandOutput and(String line) {
        return line.isEmpty() ? this : new CommandOutput(text + "\n" + line, json, done);
    }

    /** The same, whether or not it was done. */
    CommandOutput done(boolean isDone) {
        return new CommandOutput(text, json, isDone);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    /** What became of several things that were asked for by their numbers. */
    static final class Outcomes {

        private final List<String> lines = new ArrayList<>();
        private final ArrayNode json = JsonNodeFactory.instance.arrayNode();
        private boolean all = true;

        void add(long id, boolean done, String said) {
            lines.add(said);
            json.addObject().put("id", id).put("done", done).put("message", said);
            all &= done;
        }

        CommandOutput print() {
            return new CommandOutput(String.join("\n", lines), JSON.writeValueAsString(json), all);
        }
    }

    /** Prints what does not hinder a start, if there is any. */
    static void worthALook(List<String> notices, PrintWriter out) {
        if (!notices.isEmpty()) {
            out.println("Worth a look:");
            notices.forEach(notice -> out.println("  " + notice));
        }
    }

    /** Columns as wide as what is in them. */
    static String table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    /** One line, not too long. */
    static String brief(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }
}
