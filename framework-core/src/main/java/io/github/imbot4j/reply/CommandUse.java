package io.github.imbot4j.reply;

/**
 * A command that a reply runs when a button or menu item in it is pressed.
 *
 * @param place such as {@code message.keyboard.row[0].button[1]}
 * @param command without the slash
 * @param params may be empty
 */
public record CommandUse(String place, String command, String params) {}
