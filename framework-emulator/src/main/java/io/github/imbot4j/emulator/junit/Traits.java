package io.github.imbot4j.emulator.junit;

import io.github.imbot4j.emulator.state.Person;

/**
 * Say what sort of user somebody is.
 *
 * @param kind employee, extranet, or client of an Open Line
 * @param admin whether a portal administrator
 * @param language of the interface, such as {@code en}
 * @param department what an employee works in; empty for the company at large
 */
public record Traits(Person.Kind kind, boolean admin, String language, String department) {

    /** Somebody of no particular department. */
    public Traits(Person.Kind kind, boolean admin, String language) {
        this(kind, admin, language, "");
    }

    /** An employee who speaks English. */
    public static Traits employee() {
        return new Traits(Person.Kind.EMPLOYEE, false, "en");
    }

    /** A portal administrator. */
    public static Traits administrator() {
        return new Traits(Person.Kind.EMPLOYEE, true, "en");
    }

    /** Somebody from outside who was let into some chats. */
    public static Traits extranet() {
        return new Traits(Person.Kind.EXTRANET, false, "en");
    }

    /** A client who writes to an Open Line. */
    public static Traits client() {
        return new Traits(Person.Kind.CONNECTOR, false, "en");
    }

    /** The same in another language. */
    public Traits speaking(String other) {
        return new Traits(kind, admin, other, department);
    }

    /** The same in a department, such as {@code Sales}. */
    public Traits workingIn(String name) {
        return new Traits(kind, admin, language, name);
    }
}
