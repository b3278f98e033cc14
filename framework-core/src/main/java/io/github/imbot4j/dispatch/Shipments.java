package io.github.imbot4j.dispatch;

import io.github.imbot4j.rest.Batch;
import java.util.ArrayList;
import java.util.List;

/** Divide calls into requests: together what can travel together, alone what cannot; who comes first goes first. */
final class Shipments {

    private Shipments() {}

    static List<List<Parcel>> of(List<Parcel> parcels) {
        List<List<Parcel>> shipments = new ArrayList<>();
        List<Parcel> together = new ArrayList<>();
        int characters = 0;
        for (Parcel parcel : parcels) {
            if (parcels.size() == 1 || !Batch.canCarry(parcel.call())) {
                shipments.add(List.of(parcel));
                continue;
            }
            characters += Batch.length(parcel.call());
            if (together.size() == Batch.MOST || characters > Batch.MOST_CHARACTERS) {
                together = new ArrayList<>();
                characters = Batch.length(parcel.call());
            }
            if (together.isEmpty()) {
                shipments.add(together);
            }
            together.add(parcel);
        }
        return List.copyOf(shipments);
    }
}
