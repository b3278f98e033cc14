package io.github.imbot4j.http.cli;

/**
 * A class loader that runs applications itself: when the class that calls
 * {@code BotApplication.run} or {@code start} was loaded by one, the application is handed to it instead of being
 * run. {@code dev} loads an application so, again at each change.
 */
public interface ProgramHost {

    /**
     * Takes the application over. Does not return: it throws when the application has been replaced, so that whatever the
     * main method opened is closed.
     */
    void host(CliContext application);

    /** Takes the application over as {@link #host} does, and returns when its bots run, so that the main method goes on. */
    StartedProgram start(CliContext application);
}
