package io.github.imbot4j.event;

/** An event that concerns the application on a portal as a whole. */
public sealed interface AppEvent extends Event permits AppInstalled, AppUpdated, AppUninstalled {}
