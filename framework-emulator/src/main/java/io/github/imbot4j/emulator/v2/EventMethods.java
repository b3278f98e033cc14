package io.github.imbot4j.emulator.v2;

import io.github.imbot4j.emulator.rest.MethodTable;
import io.github.imbot4j.emulator.rest.Request;
import io.github.imbot4j.emulator.rest.RestError;
import io.github.imbot4j.emulator.state.PortalState;
import io.github.imbot4j.emulator.state.RegisteredBot;
import java.util.ArrayList;
import java.util.List;

/** The methods that fetch events: {@code imbot.v2.Event.get} of a bot, {@code im.v2.Event.*} of a user (v2 §7). */
final class EventMethods {

    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final PortalState state;
    private final Owned owned;
    private final EventLog log;

    EventMethods(PortalState state, Owned owned) {
        this.state = state;
        this.owned = owned;
        this.log = new EventLog(state);
    }

    void addTo(MethodTable table) {
        table.add("imbot", "imbot.v2.Event.get", this::ofBot)
                .add("im", "im.v2.Event.get", this::ofUser)
                .add("im", "im.v2.Event.subscribe", this::subscribe)
                .add("im", "im.v2.Event.unsubscribe", this::unsubscribe);
    }

    private Object ofBot(Request request) {
        RegisteredBot bot = owned.require(request);
        Args args = new Args(request);
        List<Long> receivers = new ArrayList<>(List.of(bot.id()));
        // The flag has a type of its own: every text but an empty one and "0" is true (v2 §0).
        if (!args.at("withUserEvents").isEmpty()) {
            long user = request.caller().userId();
            if (!request.caller().mayUse("im")) {
                throw RestError.of("SCOPE_ERROR", "The scope im is needed");
            }
            if (!state.subscribers().contains(user)) {
                throw RestError.of("USER_NOT_SUBSCRIBED", "The user is not subscribed");
            }
            receivers.add(user);
        }
        return fetch(args, receivers);
    }

    private Object fetch(Args args, List<Long> receivers) {
        long offset = Math.max(0, args.number("offset", 0));
        long limit = Math.min(MOST, Math.max(1, args.number("limit", PAGE)));
        return log.fetch(receivers, offset, (int) limit);
    }

    /** Of one who has not subscribed there is nothing. */
    private Object ofUser(Request request) {
        return fetch(new Args(request), List.of(request.caller().userId()));
    }

    private Object subscribe(Request request) {
        state.subscribers().add(request.caller().userId());
        return true;
    }

    /** What waits is deleted at once (v2 §7.1). */
    private Object unsubscribe(Request request) {
        state.subscribers().remove(request.caller().userId());
        log.clear(request.caller().userId());
        return true;
    }
}
