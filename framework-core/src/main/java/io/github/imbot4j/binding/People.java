package io.github.imbot4j.binding;

import io.github.imbot4j.command.Choice;
import io.github.imbot4j.command.User;
import java.util.List;
import java.util.stream.Stream;

/** Offer the people somebody is likely to mean, to be chosen in place of mentioning anyone. */
final class People {

    private static final int MOST = 4;

    private People() {}

    /** A choice for each of the first few, once. */
    static List<Choice> choices(Stream<User> people) {
        return people.map(People::choice).distinct().limit(MOST).toList();
    }

    private static Choice choice(User person) {
        String name = person.name().replaceAll("[\\[\\]\\s]+", " ").strip();
        return new Choice(
                name.isEmpty() ? String.valueOf(person.id()) : name, "[USER=" + person.id() + "]" + name + "[/USER]");
    }
}
