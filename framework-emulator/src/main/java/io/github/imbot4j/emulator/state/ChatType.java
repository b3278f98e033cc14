package io.github.imbot4j.emulator.state;

/** The kinds of chats, by the portal's letters (v1 §6.5). */
public enum ChatType {
    PRIVATE("P"),
    GROUP("C"),
    OPEN("O"),
    OPEN_LINE("L");

    private final String letter;

    ChatType(String letter) {
        this.letter = letter;
    }

    public String letter() {
        return letter;
    }
}
