package io.github.imbot4j.wire.v1;

import io.github.imbot4j.rest.Call;
import java.util.List;

/** Make the calls about the app, its user and its event bindings (transport §1.1, v1 §2.6). */
public final class PlatformCalls {

    private PlatformCalls() {}

    /**
     * Reads which app and install the token belongs to: on the OAuth server's own REST root the proof of an install (transport
     * §5.3), on a portal its licence and the app's version. Not for webhooks.
     */
    public static Call appInfo() {
        return Call.of("app.info");
    }

    /** Reads who the token acts as: {@code ID, ADMIN, NAME …}; ADMIN is a real flag. Needs no scope. */
    public static Call profile() {
        return Call.of("profile");
    }

    /** Asks whether the token's user is an admin of the portal: a flag. Needs no scope. */
    public static Call userAdmin() {
        return Call.of("user.admin");
    }

    /** Reads users by id, at most 50 a call: a list of maps, without those not found. Needs the scope {@code user}. */
    public static Call userGet(List<Long> ids) {
        CallArguments check = new CallArguments("user.get");
        if (ids.size() > 50) {
            throw check.wrong("ID", ids.size() + " ids", "a page has 50 users at most");
        }
        return Call.of("user.get").with("ID", check.ids("ID", ids));
    }

    /** Reads the messenger's API revisions: {@code rest, web, mobile, desktop}; keyboard actions need rest 28 (v1 §2.6). */
    public static Call revisionGet() {
        return Call.of("im.revision.get");
    }

    /** Lists the app's bindings: maps of {@code event, handler, auth_type, offline}. */
    public static Call eventGet() {
        return Call.of("event.get");
    }
}
