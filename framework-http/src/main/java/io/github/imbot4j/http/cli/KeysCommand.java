package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.jdbc.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands for the keys that encrypt tokens. */
@Command(
        description = "Manage the keys that encrypt the portals' tokens.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} keys rotate"})
final class KeysCommand {

    /** Encrypts everything with a new key. */
    @Command(
            description = {
                "Create a new key and encrypt all tokens with it. A running server reloads the key file by itself.",
                "If the keys are in IMBOT_KEY, put the new key first, restart, and run this with --again."
            },
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} keys rotate"})
    static final class Rotate extends StoreCommand {

        @Option(names = "--again", description = "Create no new key; only encrypt old values with the newest key.")
        private boolean again;

        Rotate(CliContext around) {
            super(around);
        }

        @Override
        CommandOutput work(JdbcStore store) {
            KeyRing keys = store.keys();
            if (!again) {
                keys.renew();
            }
            int values = store.rotate();
            return CommandOutput.of(
                    Plurals.of(values, "value") + " encrypted with key " + keys.newest() + ".",
                    CommandOutput.object().put("key", keys.newest()).put("values", values));
        }

        @Override
        public String whatFails() {
            return "The keys are in IMBOT_KEY, or the store cannot be written.";
        }
    }
}
