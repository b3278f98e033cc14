package io.github.imbot4j.http.cli;

import java.util.concurrent.Callable;

/**
 * A command of the program, with its exit code: 0 on success, 1 on failure. To end with 1 and one plain message, throw
 * {@link CommandFailure}; for a wrong setting, which is 2, {@link SettingsException}.
 */
public interface ProgramCommand extends Callable<Integer> {

    @Override
    Integer call();

    /** What exit code 1 means, in one sentence for the usage text. */
    String whatFails();
}
