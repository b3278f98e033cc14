package io.github.imbot4j.wire.shared;

import io.github.imbot4j.annotation.DialogKind;
import io.github.imbot4j.bot.BotRef;
import io.github.imbot4j.bot.ChatEntity;
import io.github.imbot4j.bot.Sender;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The parts of an event that every generation means alike: kinds and ids of dialogs, who caused it, times. */
public final class EventParts {

    private static final int LONGEST_ID = 255;
    private static final int MOST_DIGITS = 11;
    private static final String LINES = "LINES";

    private EventParts() {}

    /** Returns the kind. An Open Line is known by its letter or by its entity; a chat of no known kind is like a group. */
    public static DialogKind kind(String letter, String id, ChatEntity entity) {
        if (entity.type().equalsIgnoreCase(LINES)) {
            return DialogKind.OPEN_LINE;
        }
        return switch (letter) {
            case "P" -> DialogKind.PRIVATE;
            case "L" -> DialogKind.OPEN_LINE;
            case "N", "J" -> DialogKind.CHANNEL;
            case "T" -> DialogKind.COMMENTS;
            case "A" -> DialogKind.COPILOT;
            case "B" -> DialogKind.COLLAB;
            case "X" -> DialogKind.EXTERNAL;
            case "S" -> DialogKind.SYSTEM;
            case "" -> FormTree.number(id) > 0 ? DialogKind.PRIVATE : DialogKind.GROUP;
            default -> DialogKind.GROUP;
        };
    }

    /** Returns the id, when it is not too long for one. */
    public static String dialogId(String key, String id) {
        if (id.length() > LONGEST_ID) {
            throw FormException.malformed(
                    "\"" + key + "\" has " + id.length() + " characters, more than " + LONGEST_ID + ".");
        }
        return id;
    }

    /** Returns the sender as a bot sees it: it is told of what it did itself, without a word that a bot did it (v1 §6.4). */
    public static Sender seenBy(BotRef bot, Sender sender) {
        return sender.bot() || sender.id() != bot.id()
                ? sender
                : new Sender(
                        sender.id(),
                        sender.name(),
                        sender.firstName(),
                        sender.lastName(),
                        sender.position(),
                        sender.gender(),
                        true,
                        sender.connector(),
                        sender.network(),
                        sender.extranet(),
                        sender.manager());
    }

    /** Returns {@code M} or {@code F}; empty for anything else. */
    public static String gender(String said) {
        return said.equals("M") || said.equals("F") ? said : "";
    }

    /** Reads ISO 8601 with an offset, or seconds since 1970; anything else is {@link Instant#EPOCH}. */
    public static Instant time(String said) {
        String text = said.strip();
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            return text.length() <= MOST_DIGITS && text.chars().allMatch(EventParts::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException nonsense) {
            return Instant.EPOCH;
        }
    }

    private static boolean isDigit(int one) {
        return one >= '0' && one <= '9';
    }
}
