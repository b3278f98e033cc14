package io.github.imbot4j.reply;

/** Text that is text, whatever it looks like. */
record Plain(String text) implements Markup {

    Plain {
        text = Given.text("text", text);
    }

    @Override
    public String plain() {
        return text;
    }
}
