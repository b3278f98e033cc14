package io.github.imbot4j.emulator.cli;

import io.github.imbot4j.http.cli.CliContext;
import io.github.imbot4j.http.cli.ProgramCommand;
import io.github.imbot4j.http.cli.ProgramExtension;
import java.util.List;

/** The extension that adds {@code dev} and {@code rehearse} to programs with this module. */
public final class EmulatorCommands implements ProgramExtension {

    /** For the service loader. */
    public EmulatorCommands() {}

    @Override
    public List<ProgramCommand> commands(CliContext around) {
        return List.of(new DevCommand(around), new RehearseCommand(around));
    }
}
