package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.state.Person;

/**
 * The kind and the properties of a user.
 *
 * @param kind employee, extranet, or client of an Open Line
 * @param admin whether a portal administrator
 * @param language of the interface, such as {@code en}
 * @param department what an employee works in; empty for the company at large
 */
public record UserTraits(Person.Kind kind, boolean admin, String language, String department) {

    /** Somebody of no particular department. */
    public UserTraits(Person.Kind kind, boolean admin, String language) {
        this(kind, admin, language, "");
    }

    /** An employee who speaks English. */
    public static UserTraits employee() {
        return new UserTraits(Person.Kind.EMPLOYEE, false, "en");
    }

    /** A portal administrator. */
    public static UserTraits administrator() {
        return new UserTraits(Person.Kind.EMPLOYEE, true, "en");
    }

    /** Somebody from outside who was let into some chats. */
    public static UserTraits extranet() {
        return new UserTraits(Person.Kind.EXTRANET, false, "en");
    }

    /** A client who writes to an Open Line. */
    public static UserTraits client() {
        return new UserTraits(Person.Kind.CONNECTOR, false, "en");
    }

    /** The same in another language. */
    public UserTraits speaking(String other) {
        return new UserTraits(kind, admin, other, department);
    }

    /** The same in a department, such as {@code Sales}. */
    public UserTraits workingIn(String name) {
        return new UserTraits(kind, admin, language, name);
    }
}
