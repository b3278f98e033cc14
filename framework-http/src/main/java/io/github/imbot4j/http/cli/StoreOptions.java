package io.github.imbot4j.http.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Take the options that say where everything is kept that outlives the process. */
final class StoreOptions {

    @Option(
            names = "--store",
            paramLabel = "ADDRESS",
            description = {
                "Where installs, events and calls are kept: sqlite:FILE for one process,",
                "postgresql://USER@HOST/DATABASE for several (PGPASSWORD has the password), or memory, which forgets",
                "everything. IMBOT_STORE. Default: sqlite: and imbot.db in the folder of --data."
            })
    private @Nullable String store;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = {
                "The folder for what is kept on this machine: the store, and its key; keep it private.",
                "IMBOT_DATA. Default: data."
            })
    private @Nullable String data;

    Flags flags() {
        return new Flags(Map.of()).put(Setting.STORE, store).put(Setting.DATA, data);
    }
}
