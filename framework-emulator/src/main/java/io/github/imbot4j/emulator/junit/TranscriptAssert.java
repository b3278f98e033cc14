package io.github.imbot4j.emulator.junit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions whose failures show what was expected, the actual value, and the transcript. */
abstract class TranscriptAssert<S extends TranscriptAssert<S, A>, A> extends AbstractAssert<S, A> {

    private final Transcript transcript;

    TranscriptAssert(A actual, Class<?> selfType, Transcript transcript) {
        super(actual, selfType);
        this.transcript = transcript;
    }

    Transcript transcript() {
        return transcript;
    }

    /** Goes on when they are equal. */
    S same(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "%s",
                    "Expected " + what + ":\n  " + shown(expected) + "\nbut was:\n  " + shown(found) + told());
        }
        return myself;
    }

    /** Goes on when it holds. */
    S holds(boolean condition, String failure) {
        if (!condition) {
            throw failure("%s", failure + told());
        }
        return myself;
    }

    static String shown(Object value) {
        if (value instanceof String text) {
            return "\"" + text.replace("\n", "\n   ") + "\"";
        }
        return value instanceof List<?> list && list.isEmpty() ? "none" : String.valueOf(value);
    }

    private String told() {
        return "\n\n" + transcript.text();
    }
}
