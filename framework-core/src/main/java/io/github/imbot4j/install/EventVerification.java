package io.github.imbot4j.install;

/** The result of verifying the origin of an event. */
public sealed interface EventVerification {

    /**
     * The event carries the install's application token.
     *
     * @param tenant whose it is
     */
    record Accepted(Tenant tenant) implements EventVerification {}

    /**
     * The event carries the application token of a former install: the portal still had it in its queue. It is
     * harmless, and too late.
     *
     * @param tenant whose it was
     */
    record Late(Tenant tenant) implements EventVerification {}

    /**
     * The event is not trusted.
     *
     * @param reason for our log, without secrets; nothing for the poster to read
     */
    record Refused(String reason) implements EventVerification {}
}
