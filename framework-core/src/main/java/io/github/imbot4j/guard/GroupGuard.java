package io.github.imbot4j.guard;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.language.Messages;
import java.util.EnumSet;
import java.util.Set;

/** A guard that accepts chats of several users. */
final class GroupGuard implements Guard {

    private static final Set<DialogKind> ALONE =
            EnumSet.of(DialogKind.PRIVATE, DialogKind.OPEN_LINE, DialogKind.SYSTEM);

    @Override
    public Decision judge(GuardRequest guardRequest) {
        return ALONE.contains(guardRequest.dialog().kind())
                ? Decision.refused(guardRequest.phrases().say("guard.group"))
                : Decision.ALLOWED;
    }

    @Override
    public String label(Messages messages) {
        return messages.say("guard.group.label");
    }
}
