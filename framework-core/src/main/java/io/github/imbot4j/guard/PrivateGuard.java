package io.github.imbot4j.guard;

import io.github.imbot4j.language.Phrases;

/** Let pass what happens in a private dialog. */
final class PrivateGuard implements Guard {

    @Override
    public Decision judge(Request request) {
        return request.dialog().isPrivate()
                ? Decision.ALLOWED
                : Decision.refused(request.phrases().say("guard.private"));
    }

    @Override
    public String label(Phrases phrases) {
        return phrases.say("guard.private.label");
    }
}
