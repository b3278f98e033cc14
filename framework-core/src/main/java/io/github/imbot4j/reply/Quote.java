package io.github.imbot4j.reply;

/**
 * Lines quoted with {@code >>}. The form with rows of dashes is not used, because a quoted text could forge its author.
 */
record Quote(Markup inner) implements Markup {

    @Override
    public String plain() {
        return inner.plain();
    }
}
