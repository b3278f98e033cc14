package io.github.imbot4j.event;

/** Tell what happened to the application on a portal as a whole. */
public sealed interface AppEvent extends Event permits AppInstalled, AppUpdated, AppUninstalled {}
