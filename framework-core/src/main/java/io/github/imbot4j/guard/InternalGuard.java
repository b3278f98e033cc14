package io.github.imbot4j.guard;

import io.github.imbot4j.language.Messages;

/** A guard that accepts employees of the company. */
final class InternalGuard implements Guard {

    @Override
    public Decision judge(GuardRequest guardRequest) {
        return guardRequest.access().member().isInternal()
                ? Decision.ALLOWED
                : Decision.refused(guardRequest.phrases().say("guard.internal"));
    }

    @Override
    public boolean isSlow() {
        return true;
    }

    @Override
    public String scope() {
        return "im";
    }

    @Override
    public String label(Messages messages) {
        return messages.say("guard.internal.label");
    }
}
