package io.github.imbot4j.reply;

/**
 * Ask for what a command lacks. The prompt's buttons run the whole command, so that nothing has to be remembered; whoever
 * remembers the state can take the next message as the answer too.
 *
 * @param state what was given so far, as text; see {@code command.Missing}
 * @param prompt what to say
 */
public record InputRequired(String state, Reply prompt) implements Outcome {}
