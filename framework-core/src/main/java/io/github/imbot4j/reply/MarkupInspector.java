package io.github.imbot4j.reply;

/** The check for problems inside markup, and for markup without visible text. */
final class MarkupInspector {

    private MarkupInspector() {}

    static void inspect(ProblemCollector problemCollector, Markup markup) {
        if (markup instanceof Tagged tagged) {
            problemCollector.take(tagged.flaws());
            inspect(problemCollector, tagged.inner());
        } else if (markup instanceof Atom atom) {
            problemCollector.take(atom.flaws());
        } else if (markup instanceof Quote quote) {
            inspect(problemCollector, quote.inner());
        } else if (markup instanceof Concatenation joined) {
            joined.parts().forEach(part -> inspect(problemCollector, part));
        }
    }

    /** Whether more than blanks and line breaks is left once tags are taken away. */
    static boolean isVisible(Markup markup) {
        if (markup instanceof Atom atom) {
            return !atom.isLineBreak();
        }
        if (markup instanceof Tagged tagged) {
            return isVisible(tagged.inner());
        }
        if (markup instanceof Quote quote) {
            return isVisible(quote.inner());
        }
        if (markup instanceof Concatenation joined) {
            return joined.parts().stream().anyMatch(MarkupInspector::isVisible);
        }
        if (markup instanceof Raw raw) {
            return MarkupRenderer.flatten(raw).stream().anyMatch(MessageSplitter::isVisible);
        }
        return !markup.plain().isBlank();
    }
}
