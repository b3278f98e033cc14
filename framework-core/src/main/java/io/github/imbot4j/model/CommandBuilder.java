package io.github.imbot4j.model;

import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The builder of a command of a {@link BotBuilder}; the fields are those of {@link CommandModel}. */
public final class CommandBuilder {

    private final String name;
    private final String place;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, String> params = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final List<String> examples = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private boolean common;
    private boolean hidden;
    private boolean extranet;

    /**
     * Begins with nothing but the name.
     *
     * @param place where it is declared, for messages
     */
    CommandBuilder(String name, String place) {
        this.name = name;
        this.place = place;
    }

    /**
     * Says what it does, in English or as <code>{key}</code> of the bot's texts; the portal shows it in its suggestions. Without a
     * title it is shown under its name in words.
     */
    public CommandBuilder title(String title) {
        return title(MessageBundle.ENGLISH, title);
    }

    /** Says what it does, in one language: two letters, such as {@code en}. */
    public CommandBuilder title(String language, String title) {
        titles.put(language, title);
        return this;
    }

    /** Says what to type after it, in a language that has a title too. */
    public CommandBuilder params(String language, String text) {
        params.put(language, text);
        return this;
    }

    /** Says what to type after it, in English or as <code>{key}</code>; without, what its arguments say. */
    public CommandBuilder params(String text) {
        return params(MessageBundle.ENGLISH, text);
    }

    /** Says under which heading it stands in help, in English or as <code>{key}</code>. */
    public CommandBuilder group(String heading) {
        return group(MessageBundle.ENGLISH, heading);
    }

    /** Says under which heading it stands in help, in one language. */
    public CommandBuilder group(String language, String heading) {
        groups.put(language, heading);
        return this;
    }

    /** Shows a way to write it, such as {@code /remind 10m buy milk}, or <code>{key}</code> of the bot's texts. */
    public CommandBuilder example(String line) {
        examples.add(line);
        return this;
    }

    /** Makes it usable in every chat of the portal, even where the bot is not. */
    public CommandBuilder common() {
        common = true;
        return this;
    }

    /** Leaves it out of suggestions and help. */
    public CommandBuilder hidden() {
        hidden = true;
        return this;
    }

    /** Makes it usable by extranet users. */
    public CommandBuilder extranet() {
        extranet = true;
        return this;
    }

    /** Lets it run only when this agrees, with those named before; see {@link io.github.imbot4j.guard.Guards}. */
    public CommandBuilder guard(Guard guard) {
        guards.add(guard);
        return this;
    }

    List<Guard> guards() {
        return guards;
    }

    CommandModel build(MessageKeys wording, Consumer<Problem> problems) {
        List<Map<String, String>> lines = examples.stream()
                .map(line -> worded(Map.of(MessageBundle.ENGLISH, line), wording, problems))
                .toList();
        return new CommandModel(
                name,
                worded(titles, wording, problems),
                worded(params, wording, problems),
                common,
                hidden,
                extranet,
                new CommandHelp(worded(groups, wording, problems), lines, "", List.of()));
    }

    /** What was said in English may be a key; what was said in another language goes before the texts in that. */
    private Map<String, String> worded(Map<String, String> said, MessageKeys wording, Consumer<Problem> problems) {
        Map<String, String> all = new LinkedHashMap<>();
        said.forEach((language, text) -> {
            if (language.equals(MessageBundle.ENGLISH)) {
                wording.missing(text)
                        .ifPresent(lack -> problems.accept(
                                new Problem(place, "the command \"" + name + "\" " + lack.what(), lack.remedy())));
                wording.all(text).forEach(all::putIfAbsent);
            } else {
                all.put(language, text);
            }
        });
        return all;
    }
}
