package io.github.imbot4j.problem;

import java.util.List;
import java.util.Map;

/** The refusal to start, with every problem found in the definitions, not only the first. */
public final class DefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DefinitionException(String subject, List<Problem> problems) {
        this(Map.of(subject, problems));
    }

    DefinitionException(Map<String, ? extends List<Problem>> bySubject) {
        super(report(bySubject));
        this.problems = bySubject.values().stream().flatMap(List::stream).toList();
        problems.forEach(problem -> problem.cause().ifPresent(this::addSuppressed));
    }

    /** Every problem, in the order of the report. */
    public List<Problem> problems() {
        return problems;
    }

    private static String report(Map<String, ? extends List<Problem>> bySubject) {
        int total = bySubject.values().stream().mapToInt(List::size).sum();
        StringBuilder text = new StringBuilder("Refusing to start: ")
                .append(total)
                .append(total == 1 ? " problem" : " problems")
                .append(bySubject.size() == 1 ? " in " : "");
        int number = 0;
        for (Map.Entry<String, ? extends List<Problem>> section : bySubject.entrySet()) {
            text.append(bySubject.size() == 1 ? "" : "\n").append(section.getKey());
            for (Problem problem : section.getValue()) {
                text.append("\n  ").append(++number).append(". ").append(problem);
            }
        }
        return text.toString();
    }
}
