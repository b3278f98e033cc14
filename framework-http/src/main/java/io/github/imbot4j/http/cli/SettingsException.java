package io.github.imbot4j.http.cli;

/** Refuse to run because a setting is missing or makes no sense; the message says which, where, and what to write. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
