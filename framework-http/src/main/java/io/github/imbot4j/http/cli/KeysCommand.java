package io.github.imbot4j.http.cli;

import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.jdbc.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Look after the keys that tokens are encrypted with. */
@Command(
        description = "Look after the keys that the portals' tokens are encrypted with.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} keys rotate"})
final class KeysCommand {

    /** Encrypts everything with a new key. */
    @Command(
            description = {
                "Make a new key and encrypt all tokens with it. A running program reads the key file again by itself.",
                "Where the keys are in IMBOT_KEY, put the new one in front there, restart, and use --again."
            },
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} keys rotate"})
    static final class Rotate extends StoreCommand {

        @Option(
                names = "--again",
                description = "Make no new key, only encrypt with the newest what an older one encrypted.")
        private boolean again;

        Rotate(Surroundings around) {
            super(around);
        }

        @Override
        Printed work(JdbcStore store) {
            KeyRing keys = store.keys();
            if (!again) {
                keys.renew();
            }
            int values = store.rotate();
            return Printed.of(
                    Count.of(values, "value") + " encrypted with key " + keys.newest() + ".",
                    Printed.object().put("key", keys.newest()).put("values", values));
        }

        @Override
        public String whatFails() {
            return "The keys are in IMBOT_KEY, or the store cannot be written.";
        }
    }
}
