package io.github.imbot4j.http.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * The environment of the command line, which tests can replace.
 *
 * @param program how the program is started, for usage texts: {@code java -jar bots.jar}
 * @param packages where bots are looked for unless told otherwise
 * @param bots where the bots come from
 * @param environment the environment variables
 * @param directory what relative paths start from
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param colour whether {@code out} shows ANSI colours
 */
public record CliContext(
        String program,
        String packages,
        BotSource bots,
        Map<String, String> environment,
        Path directory,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean colour) {

    public CliContext {
        environment = Map.copyOf(environment);
    }

    /** The same, with another line for how the program is started. */
    public CliContext startedAs(String line) {
        return new CliContext(line, packages, bots, environment, directory, in, out, err, colour);
    }

    /** Leaves the environment out: it may hold secrets. */
    @Override
    public String toString() {
        return "CliContext[" + program + "]";
    }
}
