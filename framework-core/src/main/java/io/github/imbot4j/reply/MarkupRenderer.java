package io.github.imbot4j.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The renderer of a markup tree into a sequence of tokens; it escapes during rendering, because whether a text must be
 * escaped depends on what precedes it.
 */
final class MarkupRenderer {

    private static final Pattern TAG = Pattern.compile("\\[(/?)([A-Za-z]{1,12})(?:[=\\s][^\\[\\]\\n]*)?]");

    private static final Pattern CODE_END = Pattern.compile("\\[/code]", Pattern.CASE_INSENSITIVE);

    private final List<MarkupToken> pieces = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private int quotes;
    private int labels;
    /** Nothing but blanks and tags since the line began. */
    private boolean lineStart = true;
    /** Nothing at all since the line began. */
    private boolean bareLine = true;
    /** Nothing but blanks since the message began. */
    private boolean messageStart = true;

    private boolean breakDue;

    private MarkupRenderer() {}

    static List<MarkupToken> flatten(Markup markup) {
        MarkupRenderer markupRenderer = new MarkupRenderer();
        markupRenderer.add(markup);
        markupRenderer.settle();
        return RawTagMatcher.paired(markupRenderer.pieces);
    }

    private void add(Markup markup) {
        if (markup instanceof PlainText plain) {
            pending.append(plain.text());
            return;
        }
        if (markup instanceof LocalizedTime timely) {
            pending.append(timely.plain());
            return;
        }
        if (markup instanceof Concatenation joined) {
            joined.parts().forEach(this::add);
            return;
        }
        if (markup instanceof Quote quote && (quotes > 0 || labels > 0)) {
            // It leaves no tag, so its text is escaped together with what stands beside it.
            add(quote.inner());
            return;
        }
        settle();
        if (markup instanceof Tagged tagged) {
            tagged(tagged);
        } else if (markup instanceof Atom atom) {
            atom(atom);
        } else if (markup instanceof Quote quote) {
            quote(quote);
        } else if (markup instanceof Code code) {
            between(
                    Tag.CODE,
                    () -> pieces.add(new MarkupToken.Run(
                            TextEscaper.code(labels > 0 ? TextEscaper.oneLine(code.text()) : code.text()), true)));
        } else if (markup instanceof Raw raw) {
            raw(raw.code());
        }
    }

    private void settle() {
        if (pending.length() > 0) {
            String text = pending.toString();
            pending.setLength(0);
            run(text, true);
        }
    }

    private void tagged(Tagged tagged) {
        labels += tagged.oneLine() ? 1 : 0;
        between(tagged.tag(), () -> {
            add(tagged.inner());
            settle();
        });
        labels -= tagged.oneLine() ? 1 : 0;
    }

    private void between(Tag tag, Runnable inside) {
        payBreak();
        pieces.add(new MarkupToken.Open(tag));
        bareLine = false;
        messageStart = false;
        inside.run();
        pieces.add(new MarkupToken.Close(tag));
        bareLine = false;
    }

    private void atom(Atom atom) {
        if (!atom.isLineBreak()) {
            payBreak();
            pieces.add(new MarkupToken.Fixed(atom.code(), false));
            lineStart = false;
            bareLine = false;
            messageStart = false;
        } else if (labels > 0) {
            run(" ", true);
        } else {
            breakLine(atom.code());
        }
    }

    private void quote(Quote quote) {
        payBreak();
        if (!bareLine) {
            breakLine("\n");
        }
        quotes++;
        between(Tag.QUOTE, () -> {
            lineStart = true;
            add(quote.inner());
            settle();
        });
        quotes--;
        breakDue = true;
    }

    /** Breaks the line; inside a quote the next line is quoted too. */
    private void breakLine(String code) {
        breakDue = false;
        pieces.add(new MarkupToken.Fixed(quotes > 0 ? code + Tag.QUOTE.open() : code, true));
        lineStart = true;
        bareLine = quotes == 0;
    }

    /** What follows a quote begins on a line of its own. */
    private void payBreak() {
        if (breakDue) {
            breakLine("\n");
        }
    }

    private void run(String text, boolean literal) {
        String shown = labels > 0 ? TextEscaper.oneLine(text) : text;
        if (breakDue && shown.startsWith("\n")) {
            breakLine("\n");
            shown = shown.substring(1);
        }
        payBreak();
        if (quotes == 0) {
            words(shown, literal);
            return;
        }
        String[] lines = shown.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                breakLine("\n");
            }
            words(lines[i], literal);
        }
    }

    private void words(String words, boolean literal) {
        if (words.isEmpty()) {
            return;
        }
        pieces.add(new MarkupToken.Run(literal ? TextEscaper.text(words, lineStart, messageStart) : words, literal));
        int lastLine = words.lastIndexOf('\n') + 1;
        boolean broken = lastLine > 0;
        lineStart = (broken || lineStart) && words.substring(lastLine).isBlank();
        bareLine = broken && lastLine == words.length();
        messageStart &= words.isBlank();
    }

    private void raw(String code) {
        Matcher tags = TAG.matcher(code);
        int from = 0;
        while (from < code.length() && tags.find(from)) {
            if (tags.start() > from) {
                run(code.substring(from, tags.start()), false);
            }
            from = tags.end();
            String name = tags.group(2).toLowerCase(Locale.ROOT);
            boolean closing = !tags.group(1).isEmpty();
            looseTag(name, tags.group(), closing);
            if (name.equals("code") && !closing) {
                from = rawCode(code, from);
            }
        }
        if (from < code.length()) {
            run(code.substring(from), false);
        }
    }

    /** Inside code nothing is a tag. */
    private int rawCode(String code, int from) {
        Matcher end = CODE_END.matcher(code);
        int to = end.find(from) ? end.start() : code.length();
        if (to > from) {
            run(code.substring(from, to), false);
        }
        return to;
    }

    private void looseTag(String name, String bb, boolean closing) {
        if (name.equals("br")) {
            atom(Atom.LINE_BREAK);
            return;
        }
        payBreak();
        pieces.add(new MarkupToken.Loose(name, bb, closing));
        bareLine = false;
        messageStart = false;
    }
}
