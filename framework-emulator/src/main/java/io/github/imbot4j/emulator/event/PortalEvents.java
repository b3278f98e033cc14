package io.github.imbot4j.emulator.event;

import io.github.imbot4j.emulator.event.AuthWriter.Kind;
import io.github.imbot4j.emulator.state.Handler;
import io.github.imbot4j.emulator.state.PortalState;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The events of the portal that do not concern a bot, such as ONCRMDEALADD: each app that bound one gets it, with the
 * rights of the user who caused it, or of the one its binding names (transport §4.1).
 */
public final class PortalEvents {

    private final PortalState state;
    private final AuthWriter auth;
    private final PostAssembler postAssembler;

    /** @param letterhead asked for each post: a portal may be renamed */
    public PortalEvents(PortalState state, TokenSource tokens, EventDelivery post, Supplier<PostHeader> letterhead) {
        this.state = state;
        this.auth = new AuthWriter(state, tokens, letterhead);
        this.postAssembler = new PostAssembler(state, post);
    }

    /**
     * Raises an event.
     *
     * @param event its name, in any case
     * @param data a tree of maps, lists, texts, numbers and booleans
     * @param userId who caused it; {@code 0} for nobody
     * @param connector the {@code auth_connector} of the call that caused it: its own offline handlers are not told; empty
     *     for none
     */
    public void raise(String event, Map<String, Object> data, long userId, String connector) {
        String name = event.toUpperCase(Locale.ROOT);
        for (Handler handler : state.handlers().where(known -> known.event().equals(name))) {
            Addressee.find(state, handler.appId()).ifPresent(to -> {
                if (handler.isOffline()) {
                    if (connector.isEmpty() || !handler.connector().equals(connector)) {
                        postAssembler.keep(handler, data, userId);
                        tellOfQueue(to);
                    }
                } else {
                    long owner = handler.userId() > 0 ? handler.userId() : userId;
                    postAssembler.send(to, handler, data, auth.outer(to, owner, Kind.WITH_REFRESH));
                }
            });
        }
    }

    /** Whether any app bound an event. */
    public boolean isBound(String event) {
        return state.handlers()
                .first(known -> known.event().equalsIgnoreCase(event))
                .isPresent();
    }

    private void tellOfQueue(Addressee to) {
        postAssembler.send(to, "ONOFFLINEEVENT", Map.of(), () -> auth.outer(to, 0, Kind.WITH_REFRESH));
    }
}
