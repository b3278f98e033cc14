package io.github.imbot4j.reply;

/**
 * Say that what somebody typed does not fit, so that no handler ran; a conversation stays where it is, to be answered again.
 *
 * @param reply what is wrong, where, and what was expected
 */
public record InvalidInput(Reply reply) implements Outcome {}
