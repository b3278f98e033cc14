package io.github.imbot4j.reply;

/** Lines quoted with {@code >>}. The form with rows of dashes would let a quoted text invent who said it. */
record Quote(Markup inner) implements Markup {

    @Override
    public String plain() {
        return inner.plain();
    }
}
