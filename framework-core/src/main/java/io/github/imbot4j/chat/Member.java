package io.github.imbot4j.chat;

import java.util.List;

/**
 * Describe a user as the portal knows them: the answer of {@code im.user.get}, not what an event says.
 *
 * @param id the user's id
 * @param active whether they may still sign in
 * @param bot whether it is a bot
 * @param connector whether they are an outside client of an Open Line
 * @param network whether they come from Bitrix24.Network
 * @param extranet whether they are an extranet user
 * @param departments the ids of what they work in; empty for everybody from outside
 */
public record Member(
        long id,
        boolean active,
        boolean bot,
        boolean connector,
        boolean network,
        boolean extranet,
        List<Long> departments) {

    public Member {
        departments = List.copyOf(departments);
    }

    /** Whether they are of the company: an active user of a department, and of none of the outside kinds. */
    public boolean isInternal() {
        return active && !bot && !connector && !network && !extranet && !departments.isEmpty();
    }

    /**
     * Name a department.
     *
     * @param id its id on this portal
     * @param path its name and the names of those it belongs to, the nearest first
     */
    public record Department(long id, List<String> path) {

        public Department {
            path = List.copyOf(path);
        }
    }
}
