package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.emulator.reload.ReloadWorkspace;
import io.github.imbot4j.emulator.reload.ReloadingClassLoader;
import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.Program;
import java.util.List;
import java.util.Optional;

/** The program of {@code dev} in the class loader of its copies. */
public final class DevProgram {

    private DevProgram() {}

    /**
     * Runs it.
     *
     * @param words of the workbench
     * @return the exit code
     */
    public static int run(String... words) {
        ReloadWorkspace bench = ReloadWorkspace.of(words);
        ReloadingClassLoader first = bench.load();
        CliContext application = bench.run(first);
        return new Program(
                        application.startedAs(bench.program()),
                        List.of(around -> List.of(
                                new DevCommand(around, Optional.of(new Running(bench, first))),
                                new RehearseCommand(around))))
                .execute(bench.args().toArray(String[]::new));
    }

    /** An application that runs on a workbench, and the classes it runs with. */
    record Running(ReloadWorkspace bench, ReloadingClassLoader classes) {}
}
