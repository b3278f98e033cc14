package io.github.imbot4j.http.cli;

import java.util.List;

/**
 * An extension that adds commands to the program of an application. Implementations are found with {@link
 * java.util.ServiceLoader}, so a module adds its commands by being on the class path or the module path.
 */
public interface ProgramExtension {

    /**
     * The commands, in the order in which help lists them, after {@code run}. Each has a picocli {@code @Command} with a
     * name of its own.
     *
     * @param around what they find around them; for one run of the program
     */
    List<ProgramCommand> commands(CliContext around);
}
