package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import java.util.List;

/**
 * A tag without a partner, or one whose inside is no text.
 *
 * @param code the BB code
 * @param visible what stands for it in plain text
 * @param flaws what is wrong with its values
 */
record Atom(String code, String visible, List<Problem> flaws) implements Markup {

    static final Atom LINE_BREAK = new Atom("[br]", "\n", List.of());

    boolean isLineBreak() {
        return equals(LINE_BREAK);
    }

    @Override
    public String plain() {
        return visible;
    }
}
