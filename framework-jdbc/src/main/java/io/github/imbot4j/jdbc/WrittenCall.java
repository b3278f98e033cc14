package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.rest.MethodIdempotency;
import io.github.imbot4j.rest.StoredCall;
import java.util.List;
import java.util.Optional;

/**
 * A call with its text, which is prepared by the caller to keep the writer's work small.
 *
 * @param once whether making it twice would show
 */
record WrittenCall(OutgoingCall call, String request, Optional<String> fallback, boolean once) {

    static WrittenCall of(OutgoingCall call) {
        return new WrittenCall(
                call,
                StoredCall.write(call.call()),
                call.fallback().map(StoredCall::write),
                !MethodIdempotency.of(call.call()).mayRepeat());
    }

    static List<WrittenCall> all(List<OutgoingCall> calls) {
        return calls.stream().map(WrittenCall::of).toList();
    }

    /** The same, or that of another call which is to go in its place. */
    WrittenCall or(OutgoingCall other) {
        return other.equals(call) ? this : of(other);
    }
}
