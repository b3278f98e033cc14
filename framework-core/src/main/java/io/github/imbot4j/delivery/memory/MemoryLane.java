package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.Lane;
import io.github.imbot4j.delivery.LaneState;

/** All there is of a lane: memory keeps the whole of it. */
final class MemoryLane extends LaneState<InboxItem, OutboxItem> {

    MemoryLane(Lane lane) {
        super(lane);
    }
}
