package io.github.imbot4j.http.cli;

/**
 * A class loader that runs applications itself: when the class that calls
 * {@code BotApplication.run} was loaded by one, the application is handed to it instead of being
 * run. {@code dev} loads an application so, again at each change.
 */
public interface ProgramHost {

    /**
     * Takes the application over. Does not return: it throws when the application has been replaced, so that whatever the
     * main method opened is closed.
     */
    void host(Surroundings application);
}
