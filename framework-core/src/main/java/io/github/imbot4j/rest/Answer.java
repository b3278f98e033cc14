package io.github.imbot4j.rest;

/** STUB, replaced by the REST slice. */
public final class Answer {
    Answer() {}
}
