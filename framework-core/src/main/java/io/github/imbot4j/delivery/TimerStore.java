package io.github.imbot4j.delivery;

import java.util.List;

/** The timers that are set, by lane. They are set and removed with the event that asks for it, see {@link EventEffects}. */
public interface TimerStore {

    /** The timers of a lane that are not due yet, the earliest first. One whose entry cannot be read is left out. */
    List<TimerChange.Set> timers(Lane lane);
}
