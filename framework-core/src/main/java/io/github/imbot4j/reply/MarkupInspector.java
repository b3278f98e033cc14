package io.github.imbot4j.reply;

/** Report what is wrong inside markup, and whether there is anything to see in it. */
final class MarkupInspector {

    private MarkupInspector() {}

    static void inspect(Flaws flaws, Markup markup) {
        if (markup instanceof Tagged tagged) {
            flaws.take(tagged.flaws());
            inspect(flaws, tagged.inner());
        } else if (markup instanceof Atom atom) {
            flaws.take(atom.flaws());
        } else if (markup instanceof Quote quote) {
            inspect(flaws, quote.inner());
        } else if (markup instanceof Joined joined) {
            joined.parts().forEach(part -> inspect(flaws, part));
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
        if (markup instanceof Joined joined) {
            return joined.parts().stream().anyMatch(MarkupInspector::isVisible);
        }
        if (markup instanceof Raw raw) {
            return Flattener.flatten(raw).stream().anyMatch(Splitter::isVisible);
        }
        return !markup.plain().isBlank();
    }
}
