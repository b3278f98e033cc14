package io.github.imbot4j.reply;

/**
 * Name a record that something in a reply carries.
 *
 * @param place such as {@code message.keyboard.row[0].button[1]}
 * @param payload the record
 */
public record PayloadUse(String place, Record payload) {}
