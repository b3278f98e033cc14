package io.github.imbot4j.guard;

import io.github.imbot4j.language.Messages;

/** A guard that accepts private dialogs. */
final class PrivateGuard implements Guard {

    @Override
    public Decision judge(GuardRequest guardRequest) {
        return guardRequest.dialog().isPrivate()
                ? Decision.ALLOWED
                : Decision.refused(guardRequest.phrases().say("guard.private"));
    }

    @Override
    public String label(Messages messages) {
        return messages.say("guard.private.label");
    }
}
