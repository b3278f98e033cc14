package io.github.imbot4j.emulator.state;

/**
 * Hold a notification (v1 §11).
 *
 * @param userId who gets it
 * @param fromId who sends it; {@code 0} for the system
 * @param tag a newer one with the same tag replaces it; empty for none
 * @param subTag groups them; empty for none
 */
public record Notice(long id, long userId, long fromId, String text, String tag, String subTag) {}
