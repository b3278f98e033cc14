package io.github.imbot4j.textparsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scanner over the words, numbers and signs of a phrase, which can move back. */
final class PhraseScanner {

    private static final Pattern ATOM = Pattern.compile("(\\d++)|([\\p{L}']++(?:\\.[\\p{L}])?+)|([^\\s])");
    private static final int MOST = 24;
    private static final int LONGEST_PHRASE = 5;

    /** One of them, and whether it follows the one before without a blank. */
    private record Atom(String text, boolean number, boolean glued) {}

    private final KeywordTable keywordTable;
    private final List<Atom> atoms = new ArrayList<>();

    /** The words from an atom on, by how many they are: they are asked for once a meaning. */
    private final @Nullable String[] phrases;

    private int at;

    PhraseScanner(String phrase, KeywordTable keywordTable) {
        this.keywordTable = keywordTable;
        Matcher matcher = ATOM.matcher(Numerals.digits(KeywordTable.normal(phrase)));
        int end = -1;
        while (matcher.find() && atoms.size() <= MOST) {
            atoms.add(new Atom(matcher.group(), matcher.group(1) != null, matcher.start() == end));
            end = matcher.end();
        }
        phrases = new @Nullable String[atoms.size() * LONGEST_PHRASE];
    }

    boolean isSensible() {
        return !atoms.isEmpty() && atoms.size() <= MOST;
    }

    boolean atEnd() {
        return at >= atoms.size();
    }

    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    /** Takes a word that means this, also one of several words, the longest first. */
    boolean take(String meaning) {
        for (int count = LONGEST_PHRASE; count > 0; count--) {
            if (keywordTable.means(phrase(count), meaning)) {
                at += count;
                return true;
            }
        }
        return false;
    }

    /** Takes a word with a number in its meaning, such as {@code weekday.5}; 0 for none. */
    int takeNumbered(String prefix) {
        int number = keywordTable.number(phrase(1), prefix);
        at += number > 0 ? 1 : 0;
        return number;
    }

    /** Takes a sign, whatever stands around it. */
    boolean take(char sign) {
        if (!atEnd()
                && atoms.get(at).text().length() == 1
                && atoms.get(at).text().charAt(0) == sign) {
            at++;
            return true;
        }
        return false;
    }

    /** Takes a sign that stands glued between two numbers. */
    boolean takeBetween(char sign) {
        boolean fits = at + 1 < atoms.size()
                && atoms.get(at).glued()
                && atoms.get(at + 1).glued()
                && atoms.get(at + 1).number();
        return fits && take(sign);
    }

    /** Takes letters that stand glued to what is before. */
    boolean takeGlued(String letters) {
        boolean fits = !atEnd() && atoms.get(at).glued() && atoms.get(at).text().equals(letters);
        at += fits ? 1 : 0;
        return fits;
    }

    /** Takes a number of so many digits at most; −1 for none. */
    int takeNumber(int digits) {
        if (atEnd() || !atoms.get(at).number() || atoms.get(at).text().length() > digits) {
            return -1;
        }
        return Integer.parseInt(atoms.get(at++).text());
    }

    /** How many digits the number before here has. */
    int digits() {
        return atoms.get(at - 1).text().length();
    }

    private String phrase(int count) {
        if (at + count > atoms.size()) {
            return "";
        }
        if (count == 1) {
            return atoms.get(at).text();
        }
        int index = at * LONGEST_PHRASE + count - 1;
        String known = phrases[index];
        if (known == null) {
            known = joined(count);
            phrases[index] = known;
        }
        return known;
    }

    private String joined(int count) {
        StringBuilder phrase = new StringBuilder();
        for (int i = at; i < at + count; i++) {
            phrase.append(i == at || atoms.get(i).glued() ? "" : " ")
                    .append(atoms.get(i).text());
        }
        return phrase.toString();
    }
}
