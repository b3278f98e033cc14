package io.github.imbot4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The help of a command besides its title.
 *
 * @param groups the heading it stands under, by language; empty for none
 * @param examples lines that can be written, each by language
 * @param usage how it is written, such as {@code /remind <when> [<what>]}; empty when only its params say that
 * @param parameters what it takes
 */
public record CommandHelp(
        Map<String, String> groups, List<Map<String, String>> examples, String usage, List<Parameter> parameters) {

    /** Nothing. */
    public static final CommandHelp NONE = new CommandHelp(Map.of(), List.of(), "", List.of());

    public CommandHelp {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        examples = examples.stream()
                .map(lines -> Collections.unmodifiableMap(new LinkedHashMap<>(lines)))
                .toList();
        parameters = List.copyOf(parameters);
    }

    /** The heading in a language, else in English; empty for none. */
    public String group(String language) {
        return CommandModel.pick(groups, language);
    }

    /** The lines that can be written, in a language, else in English. */
    public List<String> examples(String language) {
        return examples.stream()
                .map(lines -> CommandModel.pick(lines, language))
                .toList();
    }

    /**
     * The description of a parameter.
     *
     * @param label as it is written, such as {@code <when>} or {@code -d, --daily}
     * @param descriptions by language; may be empty
     */
    public record Parameter(String label, Map<String, String> descriptions) {

        public Parameter {
            descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
        }

        /** The description in a language, else in English; may be empty. */
        public String description(String language) {
            return CommandModel.pick(descriptions, language);
        }
    }
}
