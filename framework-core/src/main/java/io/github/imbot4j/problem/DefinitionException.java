package io.github.imbot4j.problem;

import java.util.List;

/** Refuse to start: carries every problem found in the definitions, not only the first. */
public final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DefinitionException(String subject, List<Problem> problems) {
        super(report(subject, problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the source. */
    public List<Problem> problems() {
        return problems;
    }

    private static String report(String subject, List<Problem> problems) {
        StringBuilder text = new StringBuilder()
                .append(problems.size())
                .append(problems.size() == 1 ? " problem in " : " problems in ")
                .append(subject)
                .append(':');
        for (int i = 0; i < problems.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
        }
        return text.toString();
    }
}
