package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import java.util.List;

/**
 * Markup between a pair of tags.
 *
 * @param tag the tags, with their attribute escaped
 * @param inner what is between them
 * @param oneLine whether no line may break inside (v1 §9: some of the server's patterns do not cross a line)
 * @param flaws what is wrong with the tag's own values
 */
record Tagged(Tag tag, Markup inner, boolean oneLine, List<Problem> flaws) implements Markup {

    /** A tag that can neither be wrong nor has to stay on one line. */
    static Tagged style(String name, Markup inner) {
        return new Tagged(new Tag("[" + name + "]", "[/" + name + "]", SplitPolicy.ANYWHERE), inner, false, List.of());
    }

    @Override
    public String plain() {
        return oneLine ? TextEscaper.oneLine(inner.plain()) : inner.plain();
    }
}
