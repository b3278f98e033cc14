package io.github.imbot4j.emulator.state;

/**
 * A department of the portal's company.
 *
 * @param id the portal's number of it
 * @param parentId what it belongs to; {@code 0} for the company itself
 */
public record Department(long id, String name, long parentId) {

    /** The company, which everybody works in who is given no other department. */
    public static final Department COMPANY = new Department(1, "Company", 0);
}
