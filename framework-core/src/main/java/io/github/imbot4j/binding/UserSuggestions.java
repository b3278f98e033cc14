package io.github.imbot4j.binding;

import io.github.imbot4j.bot.UserMention;
import io.github.imbot4j.command.Choice;
import java.util.List;
import java.util.stream.Stream;

/** Suggestions of users to choose from in place of a mention. */
final class UserSuggestions {

    private static final int MOST = 4;

    private UserSuggestions() {}

    /** A choice for each of the first few, once. */
    static List<Choice> choices(Stream<UserMention> people) {
        return people.map(UserSuggestions::choice).distinct().limit(MOST).toList();
    }

    private static Choice choice(UserMention person) {
        String name = person.name().replaceAll("[\\[\\]\\s]+", " ").strip();
        return new Choice(
                name.isEmpty() ? String.valueOf(person.id()) : name, "[USER=" + person.id() + "]" + name + "[/USER]");
    }
}
