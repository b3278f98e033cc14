package io.github.imbot4j.event;

/**
 * The app was removed from a portal (ONAPPUNINSTALL, v1 §6.13). No call can be made any more.
 *
 * @param clean whether the admin asked for the data to be deleted too
 */
public record AppUninstalled(Origin origin, boolean clean) implements AppEvent {}
