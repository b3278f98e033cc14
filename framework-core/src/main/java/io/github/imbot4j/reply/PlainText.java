package io.github.imbot4j.reply;

/** Text without markup; characters that look like tags are shown as they are. */
record PlainText(String text) implements Markup {

    PlainText {
        text = DslArguments.text("text", text);
    }

    @Override
    public String plain() {
        return text;
    }
}
