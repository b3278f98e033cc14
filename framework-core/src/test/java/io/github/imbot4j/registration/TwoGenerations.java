package io.github.imbot4j.registration;

import io.github.imbot4j.wire.EventFeed;
import io.github.imbot4j.wire.EventFormat;
import io.github.imbot4j.wire.Protocol;
import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.generation.Generations;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first generation, and a second that is like it and has a feed. */
final class TwoGenerations {

    private TwoGenerations() {}

    static Protocols of(Optional<EventFeed> feed) {
        Protocol first = Generations.all().named(Protocols.FIRST);
        return new Protocols(
                List.of(like(first, Protocols.FIRST, Optional.empty()), like(first, Protocols.SECOND, feed)));
    }

    static Protocols all() {
        return of(Optional.of(proxy(EventFeed.class, (feed, method, arguments) -> "")));
    }

    private static Protocol like(Protocol first, String name, Optional<EventFeed> feed) {
        return proxy(Protocol.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "name" -> name;
            case "feed" -> feed;
            case "events" ->
                name.equals(Protocols.FIRST)
                        ? first.events()
                        : proxy(EventFormat.class, (events, any, values) -> Set.of());
            default -> method.invoke(first, arguments);
        });
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
