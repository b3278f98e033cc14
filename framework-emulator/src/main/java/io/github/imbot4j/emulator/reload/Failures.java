package io.github.imbot4j.emulator.reload;

import io.github.imbot4j.http.cli.CommandFailure;
import io.github.imbot4j.problem.DefinitionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to say of a change that cannot be used. */
final class Failures {

    private static final int DEPTH = 8;

    private Failures() {}

    /** Returns its message, and those of its causes; of problems in definitions the whole list. */
    static String text(Throwable failure) {
        List<String> all = new ArrayList<>();
        @Nullable Throwable at = failure;
        for (int i = 0; at != null && i < DEPTH; i++) {
            String message = String.valueOf(at.getMessage());
            if (at instanceof DefinitionException || at instanceof CommandFailure) {
                return message.replaceFirst("^Refusing to start: ", "");
            }
            boolean wraps = at.getCause() != null && message.equals(String.valueOf(at.getCause()));
            if (!wraps) {
                all.add(at.getClass() == IllegalStateException.class ? message : at.toString());
            }
            at = at.getCause() == at ? null : at.getCause();
        }
        return String.join("\n  caused by ", all);
    }
}
