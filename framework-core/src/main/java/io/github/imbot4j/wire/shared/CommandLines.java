package io.github.imbot4j.wire.shared;

import io.github.imbot4j.model.CommandModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The lines of a typed message that the portal took for commands. It cuts a command off at the end of its line (v1 §3.5), so what
 * people write below, as arguments of several lines, is found here: down to the next line that is a command to the portal too.
 */
public final class CommandLines {

    private final String text;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A command's line.
     *
     * @param end where it ends
     * @param next where the next command's line begins
     */
    private record Line(String name, String params, int end, int next) {}

    /**
     * Reads a message.
     *
     * @param taken the names the portal found in it; its own are known
     */
    public CommandLines(String text, Set<String> taken) {
        this.text = text;
        int next = text.length();
        for (int end = text.length(); end >= 0; ) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            if (end > start && text.charAt(start) == '/') {
                String line = text.substring(start + 1, end);
                int blank = line.indexOf(' ');
                String name = (blank < 0 ? line : line.substring(0, blank))
                        .replaceFirst("^/", "")
                        .strip();
                if (taken.contains(name) || CommandModel.OF_THE_PORTAL.contains(name)) {
                    lines.add(new Line(name, blank < 0 ? "" : line.substring(blank + 1), end, next));
                    next = start;
                }
            }
            end = start - 1;
        }
    }

    /** Returns the lines below a command, a line end before each; of two alike the last counts, as for the portal (v1 §6.10). */
    public String below(String command, String params) {
        return lines.stream()
                .filter(line ->
                        line.name().equals(command) && line.params().strip().equals(params.strip()))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> line.name().equals(command))
                        .findFirst())
                .map(line -> text.substring(line.end(), line.next()).stripTrailing())
                .orElse("");
    }
}
