package io.github.imbot4j.delivery;

/** What becomes of a message of which nobody knows whether the portal posted it. */
public enum UnknownOutcomes {
    /** It is sent again, a few times at most: people may read it twice, and do not miss it. */
    RESEND,
    /** It is kept for people to decide: they may miss it, and do not read it twice. */
    ASK;

    /** How often a message is sent again after its outcome was unknown; then people decide. */
    public static final int MOST_RESENT = 12;
}
