package io.github.imbot4j.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The division of calls into requests: calls that can share a batch are sent together, the others on their own, in the
 * order given.
 */
public final class BatchPartitioner {

    private BatchPartitioner() {}

    /**
     * Divides things that each mean one call. More than one in a list is what a {@link Batch} can carry; of those in one
     * list the order is kept, but one that goes alone may be overtaken.
     *
     * @param call what it means
     */
    public static <T> List<List<T>> of(List<T> things, Function<? super T, Call> call) {
        List<List<T>> shipments = new ArrayList<>();
        List<T> together = new ArrayList<>();
        int characters = 0;
        for (T thing : things) {
            Call one = call.apply(thing);
            if (things.size() == 1 || !Batch.canCarry(one)) {
                shipments.add(List.of(thing));
                continue;
            }
            characters += Batch.length(one);
            if (together.size() == Batch.MOST || characters > Batch.MOST_CHARACTERS) {
                together = new ArrayList<>();
                characters = Batch.length(one);
            }
            if (together.isEmpty()) {
                shipments.add(together);
            }
            together.add(thing);
        }
        return List.copyOf(shipments);
    }
}
