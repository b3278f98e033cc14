package io.github.imbot4j.reply;

import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.TimeLabel;

/** A day, a time or a span, {@link TimeLabel}; in which language it is said is known when it is sent. */
record LocalizedTime(Object value) implements Markup {

    PlainText in(String language) {
        return new PlainText(TimeLabel.find(value, language).orElseGet(value::toString));
    }

    /** In English, where nobody said otherwise. */
    @Override
    public String plain() {
        return in(MessageBundle.ENGLISH).text();
    }
}
