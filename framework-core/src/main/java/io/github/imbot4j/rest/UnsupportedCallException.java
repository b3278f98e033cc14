package io.github.imbot4j.rest;

/**
 * What was asked for does not exist in the protocol that a portal speaks. Nothing was sent; trying again does not help, the
 * message names what to use instead.
 */
public final class UnsupportedCallException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    private final String protocol;
    private final String what;
    private final String instead;

    /**
     * Says so.
     *
     * @param protocol such as {@code v1}
     * @param what was asked for, such as "a menu below a message"
     * @param instead what to use instead, as an instruction: "use a keyboard"
     */
    public UnsupportedCallException(String protocol, String what, String instead) {
        super("Protocol " + protocol + ", which this portal speaks, has no " + what + "; " + instead + ".");
        this.protocol = protocol;
        this.what = what;
        this.instead = instead;
    }

    /** Returns the protocol that lacks it, such as {@code v1}. */
    public String protocol() {
        return protocol;
    }

    /** Returns what was asked for. */
    public String what() {
        return what;
    }

    /** Returns what to use instead, as an instruction. */
    public String instead() {
        return instead;
    }
}
