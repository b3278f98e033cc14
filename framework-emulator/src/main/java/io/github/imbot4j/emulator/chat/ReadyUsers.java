package io.github.imbot4j.emulator.chat;

import io.github.imbot4j.emulator.state.Person;
import io.github.imbot4j.emulator.state.Person.Kind;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.List;

/** The users of a new portal: an administrator, two employees, and an external user. */
final class ReadyUsers {

    private static final List<Person> ALL = List.of(
            new Person(1, "Anna", "Ross", "Administrator", "F", "en", Kind.EMPLOYEE, true, "MINT", ""),
            new Person(2, "Ben", "Okafor", "Sales", "M", "en", Kind.EMPLOYEE, false, "AZURE", ""),
            new Person(3, "Clara", "Weiß", "Support", "F", "de", Kind.EMPLOYEE, false, "PINK", ""),
            new Person(4, "Dmitri", "Orlov", "Contractor", "M", "ru", Kind.EXTRANET, false, "SAND", ""));

    private ReadyUsers() {}

    /** Moves them in, unless somebody lives there. */
    static void moveInto(PortalState state) {
        if (state.people().all().isEmpty()) {
            ALL.forEach(state.people()::put);
        }
    }
}
