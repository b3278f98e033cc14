package io.github.imbot4j.binding;

import io.github.imbot4j.handler.Handler;
import java.util.Optional;

/** A handler that reads values from the text of a command or an answer. */
interface ReadsText extends Handler {

    /** How it reads them; empty if it reads none. */
    Optional<CommandParser> syntax();
}
