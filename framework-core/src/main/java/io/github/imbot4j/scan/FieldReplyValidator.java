package io.github.imbot4j.scan;

import io.github.imbot4j.binding.SignatureFormat;
import io.github.imbot4j.button.ButtonTokens;
import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.CommandButtons;
import io.github.imbot4j.problem.Problem;
import io.github.imbot4j.reply.Reply;
import io.github.imbot4j.wire.generation.Generations;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The check of the replies a bot keeps in its fields, alone or in lists and maps, so that a keyboard over the limit or
 * a button of an undeclared command is found at start-up. Replies that handlers build are checked when they are sent.
 */
final class FieldReplyValidator {

    private FieldReplyValidator() {}

    static void check(Object bot, BotModel model, Consumer<Problem> problems) {
        for (Field field : bot.getClass().getDeclaredFields()) {
            value(bot, field)
                    .ifPresent(value -> replies(value)
                            .forEach(reply -> flaws(reply, model)
                                    .forEach(flaw -> problems.accept(new Problem(
                                            SignatureFormat.of(bot.getClass()) + "." + field.getName() + ", "
                                                    + flaw.place(),
                                            flaw.what(),
                                            flaw.remedy())))));
        }
    }

    private static List<Problem> flaws(Reply reply, BotModel model) {
        List<Problem> flaws = new ArrayList<>(problems(reply));
        flaws.addAll(CommandButtons.problems(model, reply));
        return flaws;
    }

    /** How much a record takes up is known once it is signed, and that is for replies nothing else is wrong with. */
    private static List<Problem> problems(Reply reply) {
        List<Problem> problems = reply.problems();
        return problems.isEmpty() ? Generations.all().problems(ButtonTokens.trial(reply)) : problems;
    }

    private static Stream<Reply> replies(Object value) {
        if (value instanceof Reply reply) {
            return Stream.of(reply);
        }
        if (value instanceof Iterable<?> many) {
            List<Reply> found = new ArrayList<>();
            many.forEach(one -> {
                if (one instanceof Reply reply) {
                    found.add(reply);
                }
            });
            return found.stream();
        }
        return value instanceof Map<?, ?> map ? replies(map.values()) : Stream.empty();
    }

    private static Optional<Object> value(Object bot, Field field) {
        Class<?> type = field.getType();
        boolean mayHoldReplies = Reply.class.isAssignableFrom(type)
                || List.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
        if (!mayHoldReplies) {
            return Optional.empty();
        }
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(bot));
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            // A module that does not open its bots keeps its fields to itself; what they hold is checked when it is
            // said.
            return Optional.empty();
        }
    }
}
