package io.github.imbot4j.routing;

import io.github.imbot4j.event.BotEvent;
import io.github.imbot4j.event.BotJoined;
import io.github.imbot4j.event.CommandReceived;
import io.github.imbot4j.event.ContextReceived;
import io.github.imbot4j.event.MessageDeleted;
import io.github.imbot4j.event.MessageUpdated;
import io.github.imbot4j.event.ReactionChanged;
import io.github.imbot4j.model.BotModel;

/** The source of a handler that an unhandled event would need, ready to paste. */
final class Suggestion {

    private Suggestion() {}

    static RouteMatch.Unhandled of(BotModel bot, BotEvent event) {
        String type = event.getClass().getSimpleName();
        String command = event instanceof CommandReceived received ? shown(received.command()) : "";
        String what = command.isEmpty() ? type : "command \"" + command + "\"";
        String text = "Bot \"" + bot.code() + "\" has no handler for " + what + ". To handle it, paste into "
                + bot.place() + ":\n\n" + method(event);
        return new RouteMatch.Unhandled(bot.code() + " " + type + " " + command, text);
    }

    private static String method(BotEvent event) {
        if (event instanceof CommandReceived command) {
            String name = shown(command.command());
            return """
                        @Command(value = "%s", title = "What it does")
                        Reply %s(@Parameters(defaultValue = "") String argument) {
                            return text("You said ", argument);
                        }
                    """.formatted(name, identifier(name));
        }
        if (event instanceof BotJoined) {
            return handler("@OnJoin", "joined(Sender sender)", "text(\"Hello, \", sender.mention(), \"!\")");
        }
        if (event instanceof MessageUpdated) {
            return handler("@OnMessageUpdate", "edited(Message message)", "text(\"Now it says \", message.text())");
        }
        if (event instanceof MessageDeleted) {
            return """
                        @OnMessageDelete
                        void deleted(MessageDeleted event) {}
                    """;
        }
        if (event instanceof ContextReceived) {
            return handler("@OnContext", "opened(ContextReceived event)", "text(\"Welcome back\")");
        }
        if (event instanceof ReactionChanged) {
            return """
                        @OnReaction
                        void reacted(ReactionChanged event) {}
                    """;
        }
        return handler("@OnMessage", "message(Message message)", "text(\"You said \", message.text())");
    }

    private static String handler(String annotation, String signature, String reply) {
        return """
                    %s
                    Reply %s {
                        return %s;
                    }
                """.formatted(annotation, signature, reply);
    }

    /** A command comes from anybody in the chat; only what can stand in the log and in Java is shown. */
    private static String shown(String command) {
        String harmless = command.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
        return harmless.length() > 50 ? harmless.substring(0, 50) : harmless;
    }

    private static String identifier(String name) {
        String letters = name.replaceAll("[^a-zA-Z0-9]", "");
        return letters.isEmpty() || Character.isDigit(letters.charAt(0)) ? "command" + letters : letters;
    }
}
