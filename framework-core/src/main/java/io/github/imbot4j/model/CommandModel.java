package io.github.imbot4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A command as the portal lists it (v1 §3.1).
 *
 * @param name without the slash; Latin letters, digits; at most 255 characters; case counts; of a sub-command all its
 *     words, such as {@code remind list}
 * @param titles by language ({@code en}), at most 255 characters each; a hidden command without any is given its name
 * @param params what to type after it, by language, only languages of the titles; empty for what the handler takes
 * @param common usable in every chat of the portal, not only where the bot is
 * @param hidden not suggested, still usable
 * @param extranet usable by extranet users
 * @param manual what help says of it besides
 */
public record CommandModel(
        String name,
        Map<String, String> titles,
        Map<String, String> params,
        boolean common,
        boolean hidden,
        boolean extranet,
        CommandHelp manual) {

    /** The names that are the portal's own (v1 §3.5). */
    public static final Set<String> OF_THE_PORTAL = Set.of("me", "loud", ">>", "rename", "getDialogId", "webrtcDebug");

    /** The most characters that a portal keeps of a name, a title or params. */
    static final int MAX_LENGTH = 255;

    /** One of which there is no more to say. */
    public CommandModel(
            String name,
            Map<String, String> titles,
            Map<String, String> params,
            boolean common,
            boolean hidden,
            boolean extranet) {
        this(name, titles, params, common, hidden, extranet, CommandHelp.NONE);
    }

    public CommandModel {
        if (hidden && titles.isEmpty()) {
            // The portal wants a title even where it never shows one (v1 §3.1, gotcha 15).
            titles = Map.of("en", name);
        }
        titles = Collections.unmodifiableMap(new LinkedHashMap<>(titles));
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** The same with other things for help to say. */
    public CommandModel with(CommandHelp other) {
        return new CommandModel(name, titles, params, common, hidden, extranet, other);
    }

    /**
     * The same with a title in every one of these languages, if it has none at all.
     *
     * @param title what its name is in words
     */
    public CommandModel titled(String title, Set<String> languages) {
        if (!titles.isEmpty()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put("en", title);
        languages.forEach(language -> all.put(language, title));
        return new CommandModel(name, all, params, common, hidden, extranet, manual);
    }

    /** Tells whether it is a sub-command, such as {@code remind list}: known to us, and not to the portal. */
    public boolean isSub() {
        return name.indexOf(' ') >= 0;
    }

    /** The title in a language, else in English, else in any, else empty. */
    public String title(String language) {
        return pick(titles, language);
    }

    /**
     * The parameters in a language, else in English, else in any; without any they are what the handler takes, such as {@code
     * minutes [text] [--daily]}.
     */
    public String params(String language) {
        return params.isEmpty() ? derivedParams() : pick(params, language);
    }

    /** The parameters that have to be typed: without those in square brackets, which are optional. */
    public String requiredParams(String language) {
        StringBuilder required = new StringBuilder();
        int depth = 0;
        for (char one : params(language).toCharArray()) {
            depth += one == '[' ? 1 : 0;
            if (depth == 0 && one != '…') {
                required.append(one);
            }
            depth -= one == ']' && depth > 0 ? 1 : 0;
        }
        return required.toString().strip().replaceAll(" +", " ");
    }

    /** How it is written, without its name and the brackets around what is to be replaced. */
    private String derivedParams() {
        String start = "/" + name + " ";
        String usage = manual.usage();
        if (!usage.startsWith(start)) {
            return "";
        }
        String words = usage.substring(start.length()).replaceAll("[<>]", "");
        return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH - 1) + "…";
    }

    /** How it is written, in a language: {@code /remind <when> <what>}. */
    public String usage(String language) {
        return manual.usage().isEmpty() ? ("/" + name + " " + params(language)).strip() : manual.usage();
    }

    static String pick(Map<String, String> texts, String language) {
        String found = texts.get(language);
        if (found == null) {
            found = texts.get("en");
        }
        return found != null ? found : texts.values().stream().findFirst().orElse("");
    }
}
