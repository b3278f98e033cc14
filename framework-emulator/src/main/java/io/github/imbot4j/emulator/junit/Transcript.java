package io.github.imbot4j.emulator.junit;

/** Tell what happened so far: who said what, with buttons and system lines, which events were posted and calls made. */
@FunctionalInterface
public interface Transcript {

    /** Several lines, for people. */
    String text();
}
