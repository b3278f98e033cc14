package io.github.imbot4j.emulator.junit;

import java.util.List;
import java.util.stream.Collectors;

/** Assert about several messages; failures show the transcript. */
public final class BubblesAssert extends TranscriptAssert<BubblesAssert, List<Bubble>> {

    private final String what;

    /** Calls them so in failures. */
    BubblesAssert(List<Bubble> actual, String what, Transcript transcript) {
        super(actual, BubblesAssert.class, transcript);
        this.what = what;
    }

    public BubblesAssert hasSize(int expected) {
        return holds(
                actual.size() == expected, "Expected " + expected + " " + what + ", but there are " + listed() + ".");
    }

    public BubblesAssert isEmpty() {
        return hasSize(0);
    }

    /** People read exactly these, in this order; markup does not count. */
    public BubblesAssert haveTexts(String... texts) {
        return same(what, actual.stream().map(Bubble::text).collect(Collectors.toList()), List.of(texts));
    }

    public BubbleAssert first() {
        return at(0);
    }

    public BubbleAssert last() {
        return at(actual.size() - 1);
    }

    /** The only one. */
    public BubbleAssert single() {
        hasSize(1);
        return at(0);
    }

    /** One of them, counted from 0. */
    public BubbleAssert at(int index) {
        holds(
                index >= 0 && index < actual.size(),
                "Expected " + what + " up to number " + index + ", but there are " + listed() + ".");
        return new BubbleAssert(actual.get(index));
    }

    private String listed() {
        return actual.isEmpty()
                ? "none"
                : actual.size()
                        + actual.stream().map(bubble -> "\n  " + bubble).collect(Collectors.joining("", ":", ""));
    }
}
