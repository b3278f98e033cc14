package io.github.imbot4j.guard;

import io.github.imbot4j.language.Phrases;

/** Let administrators pass. */
final class AdminGuard implements Guard {

    @Override
    public Decision judge(Request request) {
        return request.access().isAdmin()
                ? Decision.ALLOWED
                : Decision.refused(request.phrases().say("guard.admin"));
    }

    @Override
    public boolean isSlow() {
        return true;
    }

    @Override
    public String label(Phrases phrases) {
        return phrases.say("guard.admin.label");
    }
}
