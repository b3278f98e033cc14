package io.github.imbot4j.emulator.junit;

/** The record of a test: messages with buttons and system lines, events posted and calls made. */
@FunctionalInterface
public interface Transcript {

    /** Several lines, for people. */
    String text();
}
