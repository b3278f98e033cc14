package io.github.imbot4j.reply;

/**
 * A prompt for a missing argument of a command. The prompt's buttons run the whole command, so no state is needed; a
 * caller that keeps the state can also take the next message as the answer.
 *
 * @param state what was given so far, as text; see {@code command.Missing}
 * @param prompt what to say
 */
public record InputRequired(String state, Reply prompt) implements Outcome {}
