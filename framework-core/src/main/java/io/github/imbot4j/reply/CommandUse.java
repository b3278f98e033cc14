package io.github.imbot4j.reply;

/**
 * Name a command that a reply runs when something in it is pressed.
 *
 * @param place such as {@code message.keyboard.row[0].button[1]}
 * @param command without the slash
 * @param params may be empty
 */
public record CommandUse(String place, String command, String params) {}
