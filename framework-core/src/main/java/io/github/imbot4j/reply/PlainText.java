package io.github.imbot4j.reply;

/** Text that is text, whatever it looks like. */
record PlainText(String text) implements Markup {

    PlainText {
        text = DslArguments.text("text", text);
    }

    @Override
    public String plain() {
        return text;
    }
}
