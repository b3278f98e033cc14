package io.github.imbot4j.delivery;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/** A round robin of ready lanes: each owner gets one turn, then the next one. Not safe for use by several threads. */
final class Turns {

    /** In the order of their turns: who was served goes to the end. */
    private final Map<Lane.Owner, Queue<Lane>> ready = new LinkedHashMap<>();

    void add(Lane lane) {
        ready.computeIfAbsent(lane.owner(), owner -> new ArrayDeque<>()).add(lane);
    }

    /** Takes the lane whose turn it is, passing over owners that are not welcome. */
    Optional<Lane> take(Predicate<Lane.Owner> welcome) {
        for (Map.Entry<Lane.Owner, Queue<Lane>> turn : ready.entrySet()) {
            if (welcome.test(turn.getKey())) {
                return Optional.of(serve(turn.getKey(), turn.getValue()));
            }
        }
        return Optional.empty();
    }

    private Lane serve(Lane.Owner owner, Queue<Lane> lanes) {
        Lane lane = lanes.remove();
        ready.remove(owner);
        if (!lanes.isEmpty()) {
            ready.put(owner, lanes);
        }
        return lane;
    }
}
