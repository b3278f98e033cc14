package io.github.imbot4j.chat;

import java.util.List;

/**
 * A user found by {@link People#search}.
 *
 * @param id the user's id
 * @param name first and last name; may be empty
 * @param position what they work as; may be empty
 * @param active whether they may still sign in
 * @param departments the ids of what they work in
 */
public record FoundUser(long id, String name, String position, boolean active, List<Long> departments) {

    public FoundUser {
        departments = List.copyOf(departments);
    }
}
