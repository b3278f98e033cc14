package io.github.imbot4j;

/** STUB, replaced by the spine slice. */
public final class Bots {
    private Bots() {}
}
