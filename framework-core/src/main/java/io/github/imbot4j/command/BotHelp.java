package io.github.imbot4j.command;

/** STUB, replaced by the declaring slice. */
public final class BotHelp {
    private BotHelp() {}
}
