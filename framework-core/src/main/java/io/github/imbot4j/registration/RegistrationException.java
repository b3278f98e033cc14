package io.github.imbot4j.registration;

import io.github.imbot4j.portal.PortalId;
import java.util.List;

/**
 * The rejection of parts of a plan by a portal. What the portal accepted is recorded; the next run continues from
 * there.
 */
public final class RegistrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    RegistrationException(PortalId portal, List<String> problems) {
        super("Portal " + portal + " refused a part of the plan:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every refusal: what, why, and the remedy. */
    public List<String> problems() {
        return problems;
    }
}
