package io.github.imbot4j.http.cli;

import java.util.concurrent.Callable;

/**
 * Run one command of the program and give its exit code: 0 when it is done, 1 when what was asked for failed. To end with 1
 * and one plain message, throw {@link CommandFailure}; for a wrong setting, which is 2, {@link SettingsException}.
 */
public interface ProgramCommand extends Callable<Integer> {

    @Override
    Integer call();

    /** What exit code 1 means, in one sentence for the usage text. */
    String whatFails();
}
