package io.github.imbot4j.emulator.state;

import java.util.List;

/**
 * A user of the portal, or a bot, which is a user too (v1 §2.1).
 *
 * @param id the portal's user id
 * @param firstName as shown; may be empty
 * @param lastName as shown; may be empty
 * @param position the work position; may be empty
 * @param gender {@code M} or {@code F}; empty is told as {@code M} (v1 §13 no. 21)
 * @param language of the interface, such as {@code en}
 * @param kind what sort of user
 * @param admin whether a portal administrator
 * @param color one of the portal's colour names (v1 §2.1), such as {@code MINT}
 * @param avatar a data URI or an address; empty for none
 * @param departments ids of what they work in; empty for everybody from outside
 */
public record Person(
        long id,
        String firstName,
        String lastName,
        String position,
        String gender,
        String language,
        Kind kind,
        boolean admin,
        String color,
        String avatar,
        List<Long> departments) {

    public Person {
        departments = List.copyOf(departments);
    }

    /** One who works in the company, when an employee. */
    public Person(
            long id,
            String firstName,
            String lastName,
            String position,
            String gender,
            String language,
            Kind kind,
            boolean admin,
            String color,
            String avatar) {
        this(
                id,
                firstName,
                lastName,
                position,
                gender,
                language,
                kind,
                admin,
                color,
                avatar,
                kind == Kind.EMPLOYEE ? List.of(Department.COMPANY.id()) : List.of());
    }

    /** The same in another department. */
    public Person in(Department department) {
        return new Person(
                id,
                firstName,
                lastName,
                position,
                gender,
                language,
                kind,
                admin,
                color,
                avatar,
                List.of(department.id()));
    }

    /** The kinds of users, by the portal's flags (v1 §6.6: IS_BOT, IS_CONNECTOR, IS_NETWORK, IS_EXTRANET). */
    public enum Kind {
        EMPLOYEE,
        EXTRANET,
        CONNECTOR,
        NETWORK,
        BOT
    }

    /** First and last name, as the portal shows them. */
    public String name() {
        return (firstName + " " + lastName).strip();
    }

    public boolean isBot() {
        return kind == Kind.BOT;
    }
}
