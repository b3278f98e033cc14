package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.event.AuthWriter.Kind;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The writer of ONAPPINSTALL, ONAPPUPDATE and ONAPPUNINSTALL (v1 §6.13). */
public final class AppEventWriter {

    private final AuthWriter auth;
    private final PostAssembler postAssembler;
    private final Supplier<PostHeader> letterhead;

    public AppEventWriter(PortalState state, TokenSource tokens, EventDelivery post, Supplier<PostHeader> letterhead) {
        this.auth = new AuthWriter(state, tokens, letterhead);
        this.postAssembler = new PostAssembler(state, post);
        this.letterhead = letterhead;
    }

    /** To the install URL of an app without an interface; not to one that has none. */
    public void installed(App app, long adminId) {
        if (app.installUrl().isEmpty()) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("VERSION", app.version());
        data.put("ACTIVE", "Y");
        data.put("INSTALLED", "Y");
        data.put("LANGUAGE_ID", letterhead.get().language());
        postAssembler.send(
                app.installUrl(),
                "ONAPPINSTALL",
                OptionalLong.empty(),
                data,
                auth.outer(addressee(app), adminId, Kind.WITH_REFRESH));
    }

    /** To whom the app bound. */
    public void updated(App app, int previous, long adminId) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("VERSION", app.version());
        data.put("PREVIOUS_VERSION", previous);
        data.put("LANGUAGE_ID", letterhead.get().language());
        Addressee to = addressee(app);
        postAssembler.send(to, "ONAPPUPDATE", data, () -> auth.outer(to, adminId, Kind.WITH_REFRESH));
    }

    /** To whom the app bound; the rights are gone, so there are no tokens. */
    public void uninstalled(App app, boolean clean) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("LANGUAGE_ID", letterhead.get().language());
        data.put("CLEAN", clean);
        Addressee to = addressee(app);
        postAssembler.send(to, "ONAPPUNINSTALL", data, () -> auth.outer(to, 0, Kind.NO_TOKENS));
    }

    private static Addressee addressee(App app) {
        return new Addressee(app.clientId(), Optional.of(app));
    }
}
