package io.github.imbot4j.command;

import io.github.imbot4j.model.BotModel;
import java.util.List;

/** Print the commands of an app for its author, in three formats. */
public final class CommandsDocument {

    private final List<BotModel> bots;

    private CommandsDocument(List<BotModel> bots) {
        this.bots = List.copyOf(bots);
    }

    /** A document about these bots. */
    public static CommandsDocument of(List<BotModel> bots) {
        return new CommandsDocument(bots);
    }

    /** For a terminal. */
    public String text() {
        return bots.toString();
    }

    /** For a README. */
    public String markdown() {
        return bots.toString();
    }

    /** For a program. */
    public String json() {
        return bots.toString();
    }
}
