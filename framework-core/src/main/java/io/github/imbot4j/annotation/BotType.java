package io.github.imbot4j.annotation;

/** The type of a bot, which determines the messages it receives (v1 §2.2, §6.4). */
public enum BotType {
    /** All private messages; in groups only those that mention it. */
    BOT("B"),
    /** As {@link #BOT}, and made for Open Lines, where it gets everything. */
    OPEN_LINE("O"),
    /** Every human message of every chat it is in. */
    SUPERVISOR("S");

    private final String letter;

    BotType(String letter) {
        this.letter = letter;
    }

    /** The value of {@code imbot.register} TYPE. */
    public String letter() {
        return letter;
    }
}
