package io.github.imbot4j.guard;

import io.github.imbot4j.language.Messages;

/** A guard that accepts administrators. */
final class AdminGuard implements Guard {

    @Override
    public Decision judge(GuardRequest guardRequest) {
        return guardRequest.access().isAdmin()
                ? Decision.ALLOWED
                : Decision.refused(guardRequest.phrases().say("guard.admin"));
    }

    @Override
    public boolean isSlow() {
        return true;
    }

    @Override
    public String label(Messages messages) {
        return messages.say("guard.admin.label");
    }
}
