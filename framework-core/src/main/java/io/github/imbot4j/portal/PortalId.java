package io.github.imbot4j.portal;

/**
 * The id of a portal: its {@code member_id}, 32 hexadecimal digits in practice, stable across renames and not secret
 * (transport §3.3).
 *
 * @param memberId 1 to 64 Latin letters and digits
 */
public record PortalId(String memberId) implements Comparable<PortalId> {

    private static final int LONGEST = 64;

    public PortalId {
        if (!isValid(memberId)) {
            throw new IllegalArgumentException(
                    "member_id \"" + memberId + "\" is not 1 to 64 Latin letters and digits; copy it from the portal.");
        }
    }

    /** Tells whether a text has the shape of a {@code member_id}. */
    public static boolean isValid(String text) {
        boolean isValid = !text.isEmpty() && text.length() <= LONGEST;
        for (int i = 0; isValid && i < text.length(); i++) {
            char one = text.charAt(i);
            isValid = (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
        }
        return isValid;
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
