package io.github.imbot4j.handler;

import io.github.imbot4j.reply.Outcome;

/**
 * Handles an answer in a conversation, read as a value: {@code (ctx, step, size) -> Next.to(new Address(size), …)}.
 *
 * @param <S> the state the conversation is in
 * @param <V> what the answer is read as
 */
@FunctionalInterface
public interface AnswerHandler<S extends Record, V> {

    /**
     * Handles one answer.
     *
     * @return how the conversation goes on, or what to say
     * @throws Exception anything; the bot's error handler gets it, as thrown
     */
    Outcome handle(MessageContext context, S state, V answer) throws Exception;
}
