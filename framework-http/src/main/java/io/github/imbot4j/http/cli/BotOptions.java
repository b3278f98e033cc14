package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that select the bots, for every command that loads bots. */
public final class BotOptions {

    @Option(
            names = "--packages",
            paramLabel = "NAME,...",
            description = {
                "Packages to search for bots, with their subpackages.",
                "IMBOT_PACKAGES. Default: the package of the main class."
            })
    private @Nullable String packages;

    @Option(
            names = "--bots",
            paramLabel = "CODE,...",
            description = {"Only the bots with these codes.", "IMBOT_BOTS. Default: all."})
    private @Nullable String bots;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    /** Nothing given yet; picocli fills it. */
    public BotOptions() {}

    /** The settings, these options and others put together. */
    public Settings settings(CliContext around, Map<Setting, String> others) {
        Flags flags = new Flags(others).put(Setting.PACKAGES, packages).put(Setting.BOTS, bots);
        return Settings.load(around, config.file(), flags.map());
    }

    /**
     * Finds the bots.
     *
     * @throws io.github.imbot4j.problem.DefinitionException with everything that is wrong with them; having none is wrong too
     */
    public static Bots load(CliContext around, Settings settings) {
        return chosen(around.bots().load(settings.list(Setting.PACKAGES), around.packages()), settings);
    }

    /** Finds the bots as {@link #load(CliContext, Settings)} does, their classes loaded by a class loader. */
    public static Bots load(CliContext around, Settings settings, ClassLoader loader) {
        return chosen(around.bots().load(settings.list(Setting.PACKAGES), around.packages(), loader), settings);
    }

    private static Bots chosen(Bots found, Settings settings) {
        List<String> codes = settings.list(Setting.BOTS);
        return codes.isEmpty() ? found : found.only(codes);
    }
}
