package io.github.imbot4j.event;

/** The app was updated on a portal (ONAPPUPDATE, v1 §6.13). */
public record AppUpdated(Origin origin, String version, String previousVersion) implements AppEvent {}
