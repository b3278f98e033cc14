package io.github.imbot4j.http.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Settings that are missing or wrong; the message says of each which, where, and what to write. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    public SettingsException(String message) {
        this(List.of(message));
    }

    private SettingsException(List<String> problems) {
        super(problems.size() == 1 ? problems.get(0) : numbered(problems));
        this.problems = new ArrayList<>(problems);
    }

    /** Runs all checks and reports what they refuse together, so that nobody mends one setting at a time. */
    static void throwTogether(Runnable... checks) {
        Set<String> problems = new LinkedHashSet<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (SettingsException wrong) {
                problems.addAll(wrong.problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(List.copyOf(problems));
        }
    }

    private static String numbered(List<String> problems) {
        StringBuilder text = new StringBuilder().append(problems.size()).append(" settings are missing or wrong:");
        for (int i = 0; i < problems.size(); i++) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(i + 1)
                    .append(". ")
                    .append(problems.get(i));
        }
        return text.toString();
    }
}
