package io.github.imbot4j.install;

/** The way an install arrived (transport §3.5). */
public enum InstallFlow {
    /** The event ONAPPINSTALL or ONAPPUPDATE: the portal holds the app for installed already. */
    EVENT,
    /** The install page in an administrator's browser: the portal waits for {@code installFinish}. */
    PAGE
}
