package io.github.imbot4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The order of a bot's commands in help: those without a heading first, and related commands together. */
final class HelpOrder {

    private HelpOrder() {}

    /** Those that are not hidden. A command that is there only because its sub-commands are is left out. */
    static List<CommandModel> of(BotModel bot, String language) {
        Set<String> generated = bot.routes().stream()
                .filter(route -> route.place().equals(CommandGroups.PLACE))
                .map(route -> ((Trigger.OnCommand) route.trigger()).name())
                .collect(Collectors.toSet());
        Map<String, Map<String, List<CommandModel>>> byHeading = new LinkedHashMap<>();
        byHeading.put("", new LinkedHashMap<>());
        for (CommandModel command : bot.commands()) {
            if (!command.hidden() && !generated.contains(command.name())) {
                byHeading
                        .computeIfAbsent(command.manual().group(language), heading -> new LinkedHashMap<>())
                        .computeIfAbsent(command.name().split(" ", 2)[0], word -> new ArrayList<>())
                        .add(command);
            }
        }
        return byHeading.values().stream()
                .flatMap(words -> words.values().stream())
                .flatMap(List::stream)
                .toList();
    }
}
