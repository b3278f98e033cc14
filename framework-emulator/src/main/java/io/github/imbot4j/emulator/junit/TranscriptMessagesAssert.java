package io.github.imbot4j.emulator.junit;

import java.util.List;
import java.util.stream.Collectors;

/** Assertions about several messages; failures show the transcript. */
public final class TranscriptMessagesAssert
        extends TranscriptAssert<TranscriptMessagesAssert, List<TranscriptMessage>> {

    private final String what;

    /** Calls them so in failures. */
    TranscriptMessagesAssert(List<TranscriptMessage> actual, String what, Transcript transcript) {
        super(actual, TranscriptMessagesAssert.class, transcript);
        this.what = what;
    }

    public TranscriptMessagesAssert hasSize(int expected) {
        return holds(
                actual.size() == expected, "Expected " + expected + " " + what + ", but there are " + listed() + ".");
    }

    public TranscriptMessagesAssert isEmpty() {
        return hasSize(0);
    }

    /** People read exactly these, in this order; markup does not count. */
    public TranscriptMessagesAssert haveTexts(String... texts) {
        return same(what, actual.stream().map(TranscriptMessage::text).collect(Collectors.toList()), List.of(texts));
    }

    public TranscriptMessageAssert first() {
        return at(0);
    }

    public TranscriptMessageAssert last() {
        return at(actual.size() - 1);
    }

    /** The only one. */
    public TranscriptMessageAssert single() {
        hasSize(1);
        return at(0);
    }

    /** One of them, counted from 0. */
    public TranscriptMessageAssert at(int index) {
        holds(
                index >= 0 && index < actual.size(),
                "Expected " + what + " up to number " + index + ", but there are " + listed() + ".");
        return new TranscriptMessageAssert(actual.get(index));
    }

    private String listed() {
        return actual.isEmpty()
                ? "none"
                : actual.size()
                        + actual.stream()
                                .map(transcriptMessage -> "\n  " + transcriptMessage)
                                .collect(Collectors.joining("", ":", ""));
    }
}
