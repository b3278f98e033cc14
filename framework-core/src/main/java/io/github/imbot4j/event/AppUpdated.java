package io.github.imbot4j.event;

import io.github.imbot4j.payload.StoredName;

/** The app was updated on a portal (ONAPPUPDATE, v1 §6.13). */
@StoredName("AppUpdated")
public record AppUpdated(Origin origin, String version, String previousVersion) implements AppEvent {}
