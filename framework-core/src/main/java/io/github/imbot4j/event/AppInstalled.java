package io.github.imbot4j.event;

/**
 * The app was installed on a portal and its bots are registered (ONAPPINSTALL or the install page, v1 §6.13).
 *
 * @param version as the portal says, such as {@code 1} or {@code 1.0.0}; may be empty
 */
public record AppInstalled(Origin origin, String version) implements AppEvent {}
