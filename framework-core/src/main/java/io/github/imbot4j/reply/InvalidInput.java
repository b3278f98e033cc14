package io.github.imbot4j.reply;

/**
 * A reply to input that could not be parsed, so that no handler ran; a conversation stays in its state and waits for
 * another answer.
 *
 * @param reply what is wrong, where, and what was expected
 */
public record InvalidInput(Reply reply) implements Outcome {}
