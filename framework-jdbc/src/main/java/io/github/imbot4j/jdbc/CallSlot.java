package io.github.imbot4j.jdbc;

import io.github.imbot4j.delivery.CallOutcome;
import io.github.imbot4j.delivery.FirstSend;
import io.github.imbot4j.delivery.LaneState;
import io.github.imbot4j.delivery.NewestMessages;
import io.github.imbot4j.delivery.OutgoingCall;
import io.github.imbot4j.delivery.Priority;
import io.github.imbot4j.portal.PortalId;
import java.time.Instant;
import java.util.Optional;

/**
 * The in-memory record of a stored call.
 *
 * @param id its number
 * @param place in its lane; lower goes first
 * @param priority among the lanes of its portal
 * @param replaceable whether a later call may make it needless
 * @param once whether sending it twice would show
 * @param grouped whether it counts in the progress of a group
 * @param attempts begun so far
 * @param doubts how many attempts may have run
 * @param firstSend the first attempt that may have run; absent before there was one
 * @param since when it was put into the outbox
 * @param notBefore when it may be sent; absent for now
 * @param call the call itself; absent when it has to be read
 */
record CallSlot(
        long id,
        long place,
        Priority priority,
        boolean replaceable,
        boolean once,
        boolean grouped,
        int attempts,
        int doubts,
        Optional<FirstSend> firstSend,
        Instant since,
        Optional<Instant> notBefore,
        Optional<OutgoingCall> call)
        implements LaneState.Call {

    CallSlot with(OutgoingCall read) {
        return new CallSlot(
                id,
                place,
                priority,
                replaceable,
                once,
                grouped,
                attempts,
                doubts,
                firstSend,
                since,
                notBefore,
                Optional.of(read));
    }

    CallSlot retrying(CallOutcome.Again again) {
        return new CallSlot(
                id,
                place,
                priority,
                replaceable,
                once,
                grouped,
                again.call().attempt(),
                again.doubts(),
                Optional.of(again.call().firstSend()),
                since,
                Optional.of(again.notBefore()),
                call);
    }

    /** The first attempt that may have run, which is this one when none before it may have. */
    FirstSend firstSend(NewestMessages newest, PortalId portal, Instant now) {
        return firstSend.filter(before -> doubts > 0).orElseGet(() -> newest.firstSend(portal, now));
    }
}
