package io.github.imbot4j.model;

import io.github.imbot4j.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The check of names, titles and languages of a bot's commands (v1 §3.1, §3.5). */
final class CommandValidator {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(?: [\\p{L}\\p{N}_-]+){0,3}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Set<String> GENERATED = Set.of(BotHelp.PLACE, CommandGroups.PLACE, PressCommand.PLACE);

    private final BotModel bot;
    private final Consumer<Problem> problems;
    private final Set<String> languages = new TreeSet<>(Set.of("en"));

    CommandValidator(BotModel bot, Consumer<Problem> problems) {
        this.bot = bot;
        this.problems = problems;
    }

    void run() {
        for (CommandModel command : bot.commands()) {
            if (!isGenerated(command)) {
                command.titles().keySet().stream()
                        .filter(CommandValidator::isLanguage)
                        .forEach(languages::add);
            }
        }
        Map<String, Integer> seen = new HashMap<>();
        for (CommandModel command : bot.commands()) {
            List<Route> routes = routes(command.name());
            int index = seen.merge(command.name(), 1, Integer::sum) - 1;
            String place = index < routes.size() ? routes.get(index).place() : bot.place();
            name(command, place);
            titles(command, place);
            if (routes.isEmpty()) {
                problems.accept(new Problem(
                        place, quoted(command) + " has no handler.", "Add a route for it, or take it out."));
            }
        }
        seen.forEach(this::duplicates);
    }

    /** Tells whether a portal keeps texts of that language: two small letters (v1 §3.1). */
    static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    private void name(CommandModel command, String place) {
        String name = command.name();
        if (name.startsWith("/") && NAME.matcher(name.substring(1)).matches()) {
            report(place, command, "has a slash.", "Write the command without it, \"" + name.substring(1) + "\".");
        } else if (CommandModel.OF_THE_PORTAL.contains(name.split(" ", 2)[0])) {
            report(place, command, "is one of the portal's own.", "Rename it; the portal would answer in your place.");
        } else if (name.isEmpty()) {
            report(place, command, "is empty.", "Give it a name, such as \"hello\".");
        } else if (name.split(" ", 2)[0].equals("0")) {
            report(place, command, "is nothing to a portal.", "Give it a name with a letter, such as \"zero\".");
        } else if (!NAME.matcher(name).matches()) {
            String cleaned = name.replaceAll("[^A-Za-z0-9_]+", "");
            report(
                    place,
                    command,
                    "has other characters than Latin letters, digits and \"_\".",
                    cleaned.isEmpty() ? "Rename it with those only." : "Did you mean \"" + cleaned + "\"?");
        }
        if (name.length() > CommandModel.MAX_LENGTH) {
            report(
                    place,
                    command,
                    "has " + name.length() + " characters; a portal keeps " + CommandModel.MAX_LENGTH + ".",
                    "Shorten it.");
        }
    }

    private void titles(CommandModel command, String place) {
        command.titles().forEach((language, title) -> {
            language(command, place, language);
            length(command, place, "title", language, title);
        });
        command.params().forEach((language, params) -> {
            length(command, place, "params", language, params);
            if (!command.titles().containsKey(language)) {
                report(
                        place,
                        command,
                        "has params in \"" + language + "\" but no title in it, so they would be lost.",
                        "Add the title.");
            }
        });
        if (command.hidden() || isGenerated(command)) {
            return;
        }
        for (String language : languages) {
            if (command.titles().getOrDefault(language, "").isBlank()) {
                report(place, command, "has no title in \"" + language + "\".", remedyForTitle(language));
            }
        }
    }

    private static String remedyForTitle(String language) {
        return language.equals("en")
                ? "Write title = \"…\" in English, or hidden = true to keep it out of the suggestions."
                : "Add one, since another command of the bot has it; the portal shows no command without a title.";
    }

    private void language(CommandModel command, String place, String language) {
        if (!isLanguage(language)) {
            String lower = language.toLowerCase(Locale.ROOT);
            String guess = lower.length() >= 2 ? lower.substring(0, 2) : "en";
            report(
                    place,
                    command,
                    "has a title in \"" + language + "\", which is not two small letters.",
                    isLanguage(guess) ? "Did you mean \"" + guess + "\"?" : "Write one such as \"en\".");
        }
    }

    private void length(CommandModel command, String place, String what, String language, String text) {
        if (text.length() > CommandModel.MAX_LENGTH) {
            report(
                    place,
                    command,
                    "has " + text.length() + " characters of " + what + " in \"" + language + "\"; a portal keeps "
                            + CommandModel.MAX_LENGTH + ".",
                    "Shorten it.");
        }
    }

    /** Two handlers of one command are a clash of routes, and reported as that; here it is the declaration alone. */
    private void duplicates(String name, int count) {
        if (count > 1 && routes(name).size() < count) {
            problems.accept(new Problem(
                    bot.place(), "the command \"" + name + "\" is declared " + count + " times.", "Keep one of them."));
        }
    }

    private boolean isGenerated(CommandModel command) {
        return routes(command.name()).stream().allMatch(route -> GENERATED.contains(route.place()))
                && !routes(command.name()).isEmpty();
    }

    private List<Route> routes(String command) {
        return bot.routes(new Trigger.OnCommand(command));
    }

    private void report(String place, CommandModel command, String what, String remedy) {
        problems.accept(new Problem(place, quoted(command) + " " + what, remedy));
    }

    private static String quoted(CommandModel command) {
        return "the command \"" + command.name() + "\"";
    }
}
