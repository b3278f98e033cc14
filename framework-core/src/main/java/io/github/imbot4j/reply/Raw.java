package io.github.imbot4j.reply;

import java.util.regex.Pattern;

/** BB code written by hand: nothing in it is escaped. */
record Raw(String code) implements Markup {

    private static final Pattern TAG = Pattern.compile("\\[/?[A-Za-z]{1,12}(?:[=\\s][^\\[\\]\\n]*)?]");

    private static final Pattern LINE_BREAK = Pattern.compile("(?i)\\[br]|#BR#");

    Raw {
        code = DslArguments.text("raw", code);
    }

    @Override
    public String plain() {
        return TAG.matcher(LINE_BREAK.matcher(code).replaceAll("\n")).replaceAll("");
    }
}
