package io.github.imbot4j.install;

/** Say whether an event is to be believed. */
public sealed interface EventVerification {

    /**
     * It knows the install's secret.
     *
     * @param tenant whose it is
     */
    record Accepted(Tenant tenant) implements EventVerification {}

    /**
     * It knows the secret of an install that is over: what a portal still had in its queue. Harmless, and too late.
     *
     * @param tenant whose it was
     */
    record Late(Tenant tenant) implements EventVerification {}

    /**
     * Not to be believed.
     *
     * @param reason for our log, without secrets; nothing for the poster to read
     */
    record Refused(String reason) implements EventVerification {}
}
