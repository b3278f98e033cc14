package io.github.imbot4j.reply;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A survey: several users are asked at the same time, each in their private dialog with the bot, for the components of
 * a record, one after another. The handler with {@code @OnSurvey} for the record gets all answers.
 *
 * <p>Immutable; every method gives another survey.
 *
 * @param questions the record
 * @param intro what each person is told before the first question
 * @param span when it ends though not everybody has answered, counted from when it begins
 * @param name of which one is open in a chat at most; empty for a survey that has none
 * @param people who is asked; empty for the members of the chat
 */
public record Survey(
        Class<? extends Record> questions, List<Reply> intro, Duration span, String name, List<Long> people) {

    /** How many people can be asked. */
    public static final int MOST = 500;

    /** How long a survey may take. */
    public static final Duration LONGEST = Duration.ofDays(60);

    /** How long a name may be. */
    public static final int LONGEST_NAME = 60;

    public Survey {
        intro = List.copyOf(intro);
        people = List.copyOf(new LinkedHashSet<>(people));
        if (span.isZero() || span.isNegative()) {
            throw new IllegalArgumentException("A survey of " + span + " is over at once; give it more time.");
        }
        if (span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A survey of " + span + " is too long; at most " + LONGEST.toDays() + " days are possible.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of a survey has " + name.length() + " characters; at most "
                    + LONGEST_NAME + " are possible.");
        }
        if (people.size() > MOST) {
            throw new IllegalArgumentException(
                    people.size() + " people are to be asked; at most " + MOST + " can be. Ask in several surveys.");
        }
        people.stream().filter(id -> id <= 0).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("There is no user " + id + " to be asked.");
        });
    }

    /**
     * Describes a survey of a day, among the members of the chat it is begun in.
     *
     * @param questions the record whose components are asked for
     * @param intro what each person is told before the first question
     */
    public static Survey of(Class<? extends Record> questions, Reply... intro) {
        return new Survey(questions, List.of(intro), Next.PATIENCE, "", List.of());
    }

    /** Sets when it ends though not everybody has answered, counted from when it begins. */
    public Survey within(Duration time) {
        return new Survey(questions, intro, time, name, people);
    }

    /** Names it: while a survey of the name is open in the chat, no second one begins there. */
    public Survey as(String other) {
        return new Survey(questions, intro, span, other, people);
    }

    /** Asks these people in place of the chat's members. */
    public Survey to(Collection<Long> userIds) {
        if (userIds.isEmpty()) {
            throw new IllegalArgumentException("Nobody is to be asked; name somebody, or leave to(…) out.");
        }
        return new Survey(questions, intro, span, name, List.copyOf(userIds));
    }

    /** Asks these people in place of the chat's members. */
    public Survey to(Long... userIds) {
        return to(List.of(userIds));
    }
}
