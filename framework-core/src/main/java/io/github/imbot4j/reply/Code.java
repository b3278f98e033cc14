package io.github.imbot4j.reply;

/** A block of program text; nothing in it is markup. */
record Code(String text) implements Markup {

    Code {
        text = DslArguments.text("code", text);
    }

    @Override
    public String plain() {
        return text;
    }
}
