package io.github.imbot4j.emulator.state;

/**
 * The appearance of a chat.
 *
 * @param title empty for a private chat
 * @param color one of the portal's colour names
 * @param avatar a picture; may be empty
 */
public record ChatLook(String title, String description, String color, String avatar) {

    ChatLook titled(String other) {
        return new ChatLook(other, description, color, avatar);
    }

    ChatLook described(String other) {
        return new ChatLook(title, other, color, avatar);
    }

    ChatLook colored(String other) {
        return new ChatLook(title, description, other, avatar);
    }

    ChatLook pictured(String other) {
        return new ChatLook(title, description, color, other);
    }
}
