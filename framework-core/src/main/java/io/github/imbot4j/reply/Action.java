package io.github.imbot4j.reply;

/** Say what pressing a button or choosing a menu item does (v1 §7.2). */
public sealed interface Action {

    /** Opens an address. */
    record Open(String url) implements Action {
        public Open {
            url = Given.text("action.url", url);
        }
    }

    /**
     * Runs a command of the bot.
     *
     * @param name without the slash; of a sub-command its first word
     * @param params as if typed after it; may be empty
     */
    record Run(String name, String params) implements Action {
        public Run {
            name = Given.text("action.command", name);
            params = Given.text("action.params", params);
            int blank = name.indexOf(' ');
            if (blank > 0) {
                // A portal knows a command by its first word.
                params = (name.substring(blank + 1) + " " + params).strip();
                name = name.substring(0, blank);
            }
        }
    }

    /**
     * Does something in the presser's own client.
     *
     * @param value what is put, sent, copied, called or opened
     */
    record Local(Verb verb, String value) implements Action {
        public Local {
            value = Given.text("action.value", value);
        }
    }

    /**
     * Opens an application of the chat; the old way, still used in Open Lines.
     *
     * @param params may be empty
     */
    record App(long id, String params) implements Action {
        public App {
            params = Given.text("action.params", params);
        }
    }

    /** Name what happens in the presser's client; the names are the portal's. */
    enum Verb {
        /** Puts text into the input field. */
        PUT,
        /** Posts text as the presser. */
        SEND,
        /** Copies text. */
        COPY,
        /** Calls a phone number. */
        CALL,
        /** Opens a dialog. */
        DIALOG
    }
}
