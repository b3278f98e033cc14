package io.github.imbot4j.model;

import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.language.BundleValidator;
import io.github.imbot4j.language.MessageBundle;
import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The builder of a command of a {@link BotBuilder}; the fields are those of {@link CommandModel}. */
public final class CommandBuilder {

    private final String name;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, String> params = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final List<Map<String, String>> examples = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private boolean common;
    private boolean hidden;
    private boolean extranet;

    CommandBuilder(String name) {
        this.name = name;
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

    /**
     * Says what it does in every language an author has a text in; a language that lacks it has the English one.
     *
     * @throws io.github.imbot4j.problem.DefinitionException when English lacks it, or something is wrong with the texts
     */
    public CommandBuilder title(MessageBundle messageBundle, String key) {
        titles.putAll(worded(messageBundle, key));
        return this;
    }

    private Map<String, String> worded(MessageBundle messageBundle, String key) {
        Problems problems = new Problems();
        BundleValidator.check(messageBundle, problems);
        MessageKeys keys = MessageKeys.of(messageBundle);
        keys.missing("{" + key + "}")
                .ifPresent(lack -> problems.add(
                        "command \"" + name + "\"",
                        new Problem(CallerLocation.outside(CommandBuilder.class), lack.what(), lack.remedy())));
        problems.refuseIfAny();
        return keys.all("{" + key + "}");
    }

    /** Says under which heading it stands in help, in one language. */
    public CommandBuilder group(String language, String heading) {
        groups.put(language, heading);
        return this;
    }

    /** Shows a way to write it, such as {@code /remind 10m buy milk}. */
    public CommandBuilder example(String line) {
        examples.add(Map.of(MessageBundle.ENGLISH, line));
        return this;
    }

    /**
     * Shows a way to write it, in every language an author has a text in.
     *
     * @throws io.github.imbot4j.problem.DefinitionException when English lacks it, or something is wrong with the texts
     */
    public CommandBuilder example(MessageBundle messageBundle, String key) {
        examples.add(worded(messageBundle, key));
        return this;
    }

    /** Makes it usable in every chat of the portal, even where the bot is not. */
    public CommandBuilder common() {
        common = true;
        return this;
    }

    /** Leaves it out of suggestions and help; it needs no title then. */
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

    CommandModel build() {
        return new CommandModel(
                name, titles, params, common, hidden, extranet, new CommandHelp(groups, examples, "", List.of()));
    }
}
