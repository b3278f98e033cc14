package io.github.imbot4j.chat;

/**
 * The revisions of a portal's messenger, by which features can be told (v1 §2.6): actions of buttons need {@code rest} 28.
 *
 * @param rest of the REST methods
 * @param web of the web version
 * @param mobile of the mobile version
 * @param desktop of the desktop version
 */
public record MessengerRevision(int rest, int web, int mobile, int desktop) {}
