package io.github.imbot4j.command;

import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandModel;
import io.github.imbot4j.model.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of a bot, sorted by group for documentation. */
final class CommandsByGroup {

    private CommandsByGroup() {}

    /** By heading, those without one first. */
    static Map<String, List<CommandModel>> of(BotModel bot, String language) {
        Map<String, List<CommandModel>> groups = new LinkedHashMap<>();
        groups.put("", new ArrayList<>());
        bot.written()
                .forEach(command -> groups.computeIfAbsent(
                                command.manual().group(language), heading -> new ArrayList<>())
                        .add(command));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    /** Whom the guards of a command let pass, in English. */
    static List<String> guards(BotModel bot, CommandModel command) {
        Messages english = MessageBundle.ofFramework().in(MessageBundle.ENGLISH);
        return bot.routes().stream()
                .filter(route -> route.trigger().equals(new Trigger.OnCommand(command.name())))
                .flatMap(route -> route.guards().stream())
                .map(guard -> guard.label(english))
                .filter(label -> !label.isBlank())
                .toList();
    }
}
