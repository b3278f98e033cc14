package io.github.imbot4j.event;

import io.github.imbot4j.payload.StoredName;

/**
 * The app was removed from a portal (ONAPPUNINSTALL, v1 §6.13). No call can be made any more.
 *
 * @param clean whether the admin asked for the data to be deleted too
 */
@StoredName("AppUninstalled")
public record AppUninstalled(Origin origin, boolean clean) implements AppEvent {}
