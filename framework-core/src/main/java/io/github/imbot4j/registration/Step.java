package io.github.imbot4j.registration;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import java.util.List;

/**
 * One change to a portal, made by one call. It refers to bots and commands by name; ids are known when it is executed.
 */
public sealed interface Step {

    /** The code of the bot it is about; empty for the app as a whole. */
    String bot();

    /** One line for people: {@code +} makes, {@code ~} changes, {@code -} deletes. */
    String print();

    /**
     * Registers a bot.
     *
     * @param existing whether the portal has a bot of this code that we do not remember: then it is found, its handlers are
     *     bound again, and an {@link UpdateBot} follows, which fails when it is another app's
     */
    record RegisterBot(BotModel model, boolean existing) implements Step {
        @Override
        public String bot() {
            return model.code();
        }

        @Override
        public String print() {
            return "+ bot " + model.code() + " \"" + Step.shownName(model) + "\""
                    + (existing ? " (is there, not remembered)" : "");
        }
    }

    /**
     * Changes a bot.
     *
     * @param changes what differs; informative, everything is sent
     */
    record UpdateBot(BotModel model, List<String> changes) implements Step {
        public UpdateBot {
            changes = List.copyOf(changes);
        }

        @Override
        public String bot() {
            return model.code();
        }

        @Override
        public String print() {
            return "~ bot " + model.code() + " " + String.join(", ", changes);
        }
    }

    /** Deletes a bot with its private chats. */
    record UnregisterBot(String bot, long id) implements Step {
        @Override
        public String print() {
            return "- bot " + bot;
        }
    }

    /**
     * Registers a command.
     *
     * @param mayExist whether the portal may have it already without our remembering: then it is found, its handler is bound
     *     again, and an {@link UpdateCommand} follows
     */
    record RegisterCommand(String bot, CommandModel command, boolean mayExist) implements Step {
        @Override
        public String print() {
            return "+ command /" + command.name() + " of " + bot
                    + (command.hidden() ? "" : " \"" + command.title("en") + "\"")
                    + (command.common() ? ", common" : "")
                    + (command.hidden() ? ", hidden" : "")
                    + (command.extranet() ? ", extranet" : "");
        }
    }

    /**
     * Changes a command.
     *
     * @param changes what differs; informative, everything is sent
     */
    record UpdateCommand(String bot, CommandModel command, List<String> changes) implements Step {
        public UpdateCommand {
            changes = List.copyOf(changes);
        }

        @Override
        public String print() {
            return "~ command /" + command.name() + " of " + bot + " " + String.join(", ", changes);
        }
    }

    /** Deletes a command. */
    record UnregisterCommand(String bot, String command, long id) implements Step {
        @Override
        public String print() {
            return "- command /" + command + " of " + bot;
        }
    }

    /** Binds an event of the app to our address. */
    record BindEvent(String event, String url) implements Step {
        @Override
        public String bot() {
            return "";
        }

        @Override
        public String print() {
            return "+ event " + event + " to " + url;
        }
    }

    /** Unbinds an event of the app from a former address. */
    record UnbindEvent(String event, String url) implements Step {
        @Override
        public String bot() {
            return "";
        }

        @Override
        public String print() {
            return "- event " + event + " to " + url;
        }
    }

    private static String shownName(BotModel model) {
        return (model.profile().name() + " " + model.profile().lastName()).strip();
    }
}
