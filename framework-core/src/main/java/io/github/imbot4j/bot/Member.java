package io.github.imbot4j.bot;

import java.util.List;

/**
 * A user as the portal knows them: the answer of {@code im.user.get}, not the claims of an event.
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
     * A department.
     *
     * @param id its id on this portal
     * @param path its name and the names of those it belongs to, the nearest first; one of those with {@code " / "} in its name
     *     comes as several, since a portal writes them so
     */
    public record Department(long id, List<String> path) {

        /** What stands between the levels in a department's full name. */
        public static final String BETWEEN = " / ";

        public Department {
            path = List.copyOf(path);
        }

        /** Tells whether it is the department of that name, case aside, or one below it; the name may have {@code " / "} in it. */
        public boolean isIn(String name) {
            for (int from = 0; from < path.size(); from++) {
                String joined = path.get(from);
                for (int to = from + 1; to < path.size() && joined.length() < name.length(); to++) {
                    joined += BETWEEN + path.get(to);
                }
                if (joined.equalsIgnoreCase(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
