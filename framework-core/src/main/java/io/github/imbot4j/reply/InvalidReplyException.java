package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import java.util.List;

/**
 * An exception that carries every problem found in a reply, each with its place, such as {@code
 * message.keyboard.row[2].button[0]}. Thrown before anything goes to the portal.
 */
public final class InvalidReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidReplyException(List<Problem> problems) {
        super(report(problems));
        this.problems = List.copyOf(problems);
    }

    InvalidReplyException(String place, String what, String remedy) {
        this(List.of(new Problem(place, what, remedy)));
    }

    /** Every problem, in the order of the reply. */
    public List<Problem> problems() {
        return problems;
    }

    private static String report(List<Problem> problems) {
        StringBuilder text = new StringBuilder()
                .append(problems.size())
                .append(problems.size() == 1 ? " problem in a reply:" : " problems in a reply:");
        for (int i = 0; i < problems.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
        }
        return text.toString();
    }
}
