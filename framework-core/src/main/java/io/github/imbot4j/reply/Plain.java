package io.github.imbot4j.reply;

/** Text that is text, whatever it looks like. */
record Plain(String text) implements Markup {

    Plain {
        text = Letters.clean(text);
    }

    @Override
    public String plain() {
        return text;
    }
}
