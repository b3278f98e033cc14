package io.github.imbot4j.emulator.junit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with BB code as users see it (v1 §9): without tags, with labels. */
final class PlainText {

    private static final Pattern CODE = Pattern.compile("(?is)\\[code](.*?)\\[/code]");
    private static final Pattern BREAK = Pattern.compile("(?i)\\[br]|#br#");
    private static final Pattern EVERYBODY = Pattern.compile("(?i)\\[user=all]\\[/user]");

    /** Tags whose content is what is seen; the others are not drawn at all or stay as they are. */
    private static final String NAMES =
            "b|i|u|s|size|color|url|user|chat|context|dialog|send|put|call|pch|img|icon|attach|like|dislike";

    private static final Pattern TAG = Pattern.compile("(?i)\\[/?(?:" + NAMES + ")(?:[= ][^\\]\\n]*)?]");

    /** People do not see it; bots put it where markup would begin. */
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private static final List<String[]> ENTITIES = List.of(
            new String[] {"&lt;", "<"},
            new String[] {"&gt;", ">"},
            new String[] {"&quot;", "\""},
            new String[] {"&#039;", "'"},
            new String[] {"&#39;", "'"},
            new String[] {"&amp;", "&"});

    private PlainText() {}

    /** Leaves out the tags. */
    static String of(String bbCode) {
        StringBuilder plain = new StringBuilder();
        Matcher code = CODE.matcher(bbCode);
        int from = 0;
        while (code.find()) {
            plain.append(withoutTags(bbCode.substring(from, code.start()))).append(code.group(1));
            from = code.end();
        }
        plain.append(withoutTags(bbCode.substring(from)));
        return seen(plain.toString());
    }

    /** Leaves out what is not seen. */
    static String seen(String text) {
        return text.replace(ZERO_WIDTH_SPACE, "");
    }

    /** Reads what the server stores as HTML: titles of menu items and addresses (v1 §7). */
    static String unescaped(String html) {
        String text = html;
        for (String[] entity : ENTITIES) {
            text = text.replace(entity[0], entity[1]);
        }
        return text;
    }

    /** Text on one line and not too long, for failures. */
    static String brief(String text) {
        String line = text.strip().replace("\n", " / ");
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }

    /** A name as it is shown: "alice" is Alice. */
    static String capitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String withoutTags(String bbCode) {
        String text = EVERYBODY.matcher(bbCode).replaceAll("@all");
        return TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("");
    }
}
