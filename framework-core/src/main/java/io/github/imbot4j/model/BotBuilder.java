package io.github.imbot4j.model;

/** STUB, replaced by the declaring slice. */
public final class BotBuilder {
    private BotBuilder() {}
}
