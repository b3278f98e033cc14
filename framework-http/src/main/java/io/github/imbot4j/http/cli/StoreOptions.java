package io.github.imbot4j.http.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for where the data is stored. */
final class StoreOptions {

    @Option(
            names = "--store",
            paramLabel = "ADDRESS",
            description = {
                "Where installs, events and calls are stored: sqlite:FILE for one process,"
                        + " postgresql://USER@HOST/DATABASE for several (password in PGPASSWORD), or memory, which is lost"
                        + " when the process ends.",
                "IMBOT_STORE. Default: sqlite:DATA/imbot.db, in the folder given by --data."
            })
    private @Nullable String store;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = {
                "The folder for local data: the SQLite file and the encryption key. Keep it private.",
                "IMBOT_DATA. Default: data."
            })
    private @Nullable String data;

    Flags flags() {
        return new Flags(Map.of()).put(Setting.STORE, store).put(Setting.DATA, data);
    }
}
