package io.github.imbot4j.portal;

import java.util.regex.Pattern;

/**
 * The id of a portal: its {@code member_id}, 32 hexadecimal digits in practice, stable across renames and not secret
 * (transport §3.3).
 *
 * @param memberId 1 to 64 Latin letters and digits
 */
public record PortalId(String memberId) implements Comparable<PortalId> {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-zA-Z]{1,64}");

    public PortalId {
        if (!isValid(memberId)) {
            throw new IllegalArgumentException(
                    "member_id \"" + memberId + "\" is not 1 to 64 Latin letters and digits; copy it from the portal.");
        }
    }

    /** Tells whether a text has the shape of a {@code member_id}. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(PortalId other) {
        return memberId.compareTo(other.memberId);
    }

    @Override
    public String toString() {
        return memberId;
    }
}
