package io.github.imbot4j.guard;

import io.github.imbot4j.event.DialogKind;
import io.github.imbot4j.language.Phrases;
import java.util.EnumSet;
import java.util.Set;

/** Let pass what happens among several people. */
final class GroupGuard implements Guard {

    private static final Set<DialogKind> ALONE =
            EnumSet.of(DialogKind.PRIVATE, DialogKind.OPEN_LINE, DialogKind.SYSTEM);

    @Override
    public Decision judge(Request request) {
        return ALONE.contains(request.dialog().kind())
                ? Decision.refused(request.phrases().say("guard.group"))
                : Decision.ALLOWED;
    }

    @Override
    public String label(Phrases phrases) {
        return phrases.say("guard.group.label");
    }
}
