package io.github.imbot4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compare the pages on the command line and its settings with what the program says of itself. */
class CommandLinePagesTest {

    private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^  ([a-z]+) ");
    private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)");
    private static final Pattern VARIABLE = Pattern.compile("IMBOT_[A-Z_]+");
    private static final Pattern DEFAULT = Pattern.compile("Default: ([0-9.a-z]+)\\.\\n");

    @Test
    void everySubcommandHasASectionWithItsOptions() {
        String page = Pages.read("docs/reference/command-line.md");
        List<String> subcommands = subcommands();

        assertThat(subcommands).contains("run", "dev", "rehearse", "check", "commands", "plan", "decode");
        for (String subcommand : subcommands) {
            assertSection(page, subcommand);
        }
        assertSection(page, "inbox replay");
        assertSection(page, "portals forget");
    }

    /** A section for the command, and one for each command below it. */
    private static void assertSection(String page, String command) {
        String help = help(command);
        String section = Pages.section(page, command);
        for (String option : all(OPTION, help)) {
            assertThat(section).as(command).contains("`" + option + "`");
        }
        int below = help.indexOf("Commands:");
        if (below > 0) {
            String commands = help.substring(below, help.indexOf("Exit codes:"));
            all(SUBCOMMAND, commands).forEach(name -> assertSection(page, command + " " + name));
        }
    }

    @Test
    void everySettingIsListedInEachOfItsSpellings() {
        String page = Pages.read("docs/reference/settings.md");
        String help = help("run");

        assertThat(all(VARIABLE, help))
                .hasSizeGreaterThan(8)
                .allSatisfy(variable -> assertThat(page)
                        .contains("| `--"
                                + variable.replace("IMBOT_", "")
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-') + "` | `" + variable + "` |"));
        assertThat(all(DEFAULT, help))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(page).containsAnyOf("| `" + value + "` |", "| " + value + " |"));
    }

    private static List<String> subcommands() {
        String help = String.join("\n", new Session("", List.of("--help"), List.of()).run());
        return all(SUBCOMMAND, help.substring(help.indexOf("Commands:")));
    }

    private static String help(String subcommand) {
        List<String> arguments = new ArrayList<>(List.of(subcommand.split(" ", -1)));
        arguments.add("--help");
        return String.join("\n", new Session("", arguments, List.of()).run());
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(CommandLinePagesTest::found)
                .distinct()
                .toList();
    }

    private static String found(MatchResult result) {
        return result.groupCount() == 0 ? result.group() : result.group(1);
    }
}
