package io.github.imbot4j.reply;

/**
 * A record carried by a button or menu item of a reply.
 *
 * @param place such as {@code message.keyboard.row[0].button[1]}
 * @param payload the record
 */
public record PayloadUse(String place, Record payload) {}
