package io.github.imbot4j.event;

import java.util.List;

/** An event that concerns the application on a portal as a whole. */
public sealed interface AppEvent extends Event permits AppInstalled, AppUpdated, AppUninstalled {

    @Override
    default String lane() {
        return APP_LANE;
    }

    @Override
    default List<Object> identity() {
        return List.of(origin().raisedAt());
    }
}
