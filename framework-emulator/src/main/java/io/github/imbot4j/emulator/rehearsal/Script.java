package io.github.imbot4j.http.rehearsal;

import io.github.imbot4j.event.DialogKind;
import io.github.imbot4j.event.Joined;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Think up what a user would do with a bot, from what the bot declares. */
final class Script {

    private Script() {}

    /**
     * A thing a user does.
     *
     * @param recording the post it causes
     * @param what in words, such as {@code Alice writes "Hello"}
     * @param text what is written or, for a command, its params
     * @param command the command's name; empty for none
     * @param messageId the message with the button that is pressed; {@code 0} for a message of one's own
     */
    record Act(String recording, String what, String text, String command, long messageId) {

        /** Acts of one kind are done once: a command once with and once without params for each way to give it. */
        List<Object> kind() {
            return command.isEmpty() ? List.of(recording, text) : List.of(recording, command, text.isEmpty());
        }
    }

    /** What to begin with; what the bot answers suggests more. */
    static List<Act> opening(BotModel bot) {
        List<Act> acts = new ArrayList<>();
        if (joins(bot, DialogKind.PRIVATE)) {
            acts.add(new Act("join", "Alice opens the dialog", "", "", 0));
        }
        texts(bot, DialogKind.PRIVATE).forEach(text -> acts.add(written("message", text)));
        if (joins(bot, DialogKind.GROUP)) {
            acts.add(new Act("join-group", "Alice adds the bot to a group chat", "", "", 0));
        }
        for (CommandModel command : bot.commands()) {
            if (!command.hidden()) {
                acts.add(typed(command.name(), command.params("en")));
            }
        }
        return acts;
    }

    /** What to begin with in an Open Line; nothing for bots that do not work there. */
    static List<Act> openLine(BotModel bot) {
        List<Act> acts = new ArrayList<>();
        if (bot.openLines() && joins(bot, DialogKind.OPEN_LINE)) {
            acts.add(new Act("join-line", "a client comes to the Open Line", "", "", 0));
        }
        return acts;
    }

    /** What the bot's answer invites to, in the kind of dialog it was given in. */
    static List<Act> invited(BotModel bot, Spoken spoken, boolean openLine) {
        List<Act> acts = new ArrayList<>();
        for (String text : spoken.sendable()) {
            String name = text.startsWith("/") ? text.substring(1).split(" ", 2)[0] : "";
            if (openLine) {
                acts.add(new Act("message-line", "the client writes \"" + text + "\"", text, "", 0));
            } else if (bot.findCommand(name).isPresent()) {
                acts.add(typed(name, text.substring(1 + name.length()).strip()));
            } else {
                acts.add(written("message", text));
            }
        }
        for (Spoken.Button button : spoken.buttons()) {
            if (!openLine && bot.findCommand(button.command()).isPresent()) {
                acts.add(new Act(
                        "command-pressed",
                        "Alice presses [" + button.label() + "]",
                        button.params(),
                        button.command(),
                        spoken.messageId()));
            }
        }
        return acts;
    }

    private static Act written(String recording, String text) {
        return new Act(recording, "Alice writes \"" + text + "\"", text, "", 0);
    }

    private static Act typed(String name, String params) {
        String line = ("/" + name + " " + params).strip();
        return new Act("command-typed", "Alice types \"" + line + "\"", params, name, 0);
    }

    private static boolean joins(BotModel bot, DialogKind kind) {
        return bot.routes().stream()
                .anyMatch(route -> route.trigger() instanceof Trigger.OnEvent event
                        && event.type() == Joined.class
                        && fits(event.kinds(), kind));
    }

    private static List<String> texts(BotModel bot, DialogKind kind) {
        return bot.routes().stream()
                .filter(route -> route.trigger() instanceof Trigger.OnMessage message
                        && fits(message.kinds(), kind)
                        && !message.mention()
                        && message.pattern().isEmpty())
                .map(route -> ((Trigger.OnMessage) route.trigger()).text())
                .map(text -> text.isEmpty() ? "Hello there" : text)
                .distinct()
                .toList();
    }

    private static boolean fits(Set<DialogKind> kinds, DialogKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
