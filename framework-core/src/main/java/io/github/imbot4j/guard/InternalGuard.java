package io.github.imbot4j.guard;

import io.github.imbot4j.language.Phrases;

/** Let people of the company pass. */
final class InternalGuard implements Guard {

    @Override
    public Decision judge(Request request) {
        return request.access().member().isInternal()
                ? Decision.ALLOWED
                : Decision.refused(request.phrases().say("guard.internal"));
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
    public String label(Phrases phrases) {
        return phrases.say("guard.internal.label");
    }
}
