package io.github.imbot4j.reply;

import io.github.imbot4j.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The problems found below one place of a reply. Values of the author are quoted, and shortened if long. */
final class ProblemCollector {

    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}");
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i:https?)://[^\\s\\\\]+|/[^\\s\\\\]*");
    private static final Pattern PHONE = Pattern.compile("[-+()./# ]*+[0-9][-+0-9()./# ]*+");
    private static final Pattern DIALOG = Pattern.compile("(?:chat)?[1-9][0-9]*");
    private static final int QUOTED = 60;

    private final String path;
    private final List<Problem> found;

    private ProblemCollector(String path, List<Problem> found) {
        this.path = path;
        this.found = found;
    }

    static ProblemCollector at(String path) {
        return new ProblemCollector(path, new ArrayList<>());
    }

    /** A place below this one; both report together. */
    ProblemCollector in(String step) {
        return new ProblemCollector(path + "." + step, found);
    }

    ProblemCollector in(String step, int index) {
        return in(step + "[" + index + "]");
    }

    List<Problem> all() {
        return List.copyOf(found);
    }

    void add(String what, String remedy) {
        found.add(new Problem(path, what, remedy));
    }

    /** Takes over what was found earlier, when the place was not known yet. */
    void take(List<Problem> earlier) {
        earlier.forEach(one -> found.add(new Problem(path + "." + one.place(), one.what(), one.remedy())));
    }

    void text(String field, String value) {
        if (value.isBlank()) {
            in(field).add("is blank.", "Give it a text.");
        }
    }

    /** A colour that may be left out, as an empty text. */
    void colour(String field, String value) {
        if (!value.isEmpty()) {
            requiredColour(field, value);
        }
    }

    void requiredColour(String field, String value) {
        if (!HEX.matcher(value).matches()) {
            in(field).add("is " + quoted(value) + ".", "Write a colour as \"#rgb\" or \"#rrggbb\".");
        }
    }

    /** An address that the portal puts on buttons and into attachments (v1 §7.2, §8). */
    void address(String field, String value) {
        if (!WEB_ADDRESS.matcher(value).matches()) {
            in(field)
                    .add(
                            "is " + quoted(value) + ".",
                            "Begin it with \"https://\", \"http://\" or \"/\", without blanks or backslashes.");
        }
    }

    void optionalAddress(String field, String value) {
        if (!value.isEmpty()) {
            address(field, value);
        }
    }

    void phone(String field, String value) {
        if (!PHONE.matcher(value).matches()) {
            in(field).add("is " + quoted(value) + ".", "Write digits, with \"+ - ( ) . / #\" and blanks between.");
        }
    }

    void dialog(String field, String value) {
        if (!DIALOG.matcher(value).matches()) {
            in(field).add("is " + quoted(value) + ".", "Write \"chat45\" for a chat, or a user's id.");
        }
    }

    void positive(String field, long value) {
        if (value <= 0) {
            in(field).add("is " + value + ".", "Give a number above 0.");
        }
    }

    /** A measure in pixels or bytes; {@code 0} when not given. */
    void measure(String field, long value) {
        if (value < 0) {
            in(field).add("is " + value + ".", "Give a number above 0, or leave it out.");
        }
    }

    void range(String field, int value, int from, int to) {
        if (value < from || value > to) {
            in(field).add("is " + value + ".", "Give a number from " + from + " to " + to + ".");
        }
    }

    static String quoted(String value) {
        return "\"" + (value.length() > QUOTED ? value.substring(0, QUOTED) + "…" : value) + "\"";
    }
}
