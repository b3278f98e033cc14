package io.github.imbot4j.delivery;

import io.github.imbot4j.rest.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The rules by which a later call of a lane replaces a waiting one, and what the later call takes over from it. */
public final class CallCoalescing {

    private static final String FIELDS = "fields";

    private CallCoalescing() {}

    /** Whether a waiting call goes when this one comes after it in its lane. */
    public static boolean makesNeedless(OutgoingCall later, OutgoingCall waiting) {
        return waiting.supersedes().equals(OutgoingCall.TYPING)
                || (!waiting.supersedes().isEmpty()
                        && waiting.supersedes().equals(later.supersedes())
                        && waiting.call().method().equals(later.call().method()));
    }

    /** The later call with what the one it replaces would have changed. */
    public static OutgoingCall merged(OutgoingCall waiting, OutgoingCall later) {
        if (waiting.supersedes().equals(OutgoingCall.TYPING)) {
            return later;
        }
        Map<String, Object> params = new LinkedHashMap<>(waiting.call().params());
        later.call()
                .params()
                .forEach((name, value) -> params.merge(name, value, (old, fresh) -> laid(name, old, fresh)));
        Optional<Call> fallback = later.fallback().or(waiting::fallback);
        return new OutgoingCall(
                later.lane(),
                new Call(later.call().method(), params),
                fallback,
                later.priority(),
                later.supersedes(),
                later.result());
    }

    /** What a call changes stands beside its address, or together in one parameter, which is laid over field by field. */
    private static Object laid(String name, Object old, Object fresh) {
        if (name.equals(FIELDS) && old instanceof Map<?, ?> below && fresh instanceof Map<?, ?> above) {
            Map<Object, Object> fields = new LinkedHashMap<>(below);
            fields.putAll(above);
            return fields;
        }
        return fresh;
    }
}
