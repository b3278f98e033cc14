package io.github.imbot4j.wire.generation;

import io.github.imbot4j.wire.Protocols;
import io.github.imbot4j.wire.v1.V1Protocol;
import io.github.imbot4j.wire.v2.V2Protocol;
import java.util.List;

/** The generations of the protocol that this version of the program speaks. Another one is added here, and nowhere else. */
public final class Generations {

    private static final Protocols ALL = new Protocols(List.of(new V1Protocol(), new V2Protocol()));

    private Generations() {}

    /** Returns all of them. */
    public static Protocols all() {
        return ALL;
    }
}
