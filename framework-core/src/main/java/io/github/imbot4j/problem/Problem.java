package io.github.imbot4j.problem;

import java.util.Optional;

/**
 * A mistake in a bot's definition: what, where, and the remedy.
 *
 * @param place the class, method or field, such as {@code Greeter.hello(String) line 14}
 * @param what what is wrong, with values in quotes, a sentence without its subject
 * @param remedy what to write instead, an imperative sentence
 * @param cause what was thrown, when something was; its stack trace goes with the {@link DefinitionException}
 */
public record Problem(String place, String what, String remedy, Optional<Throwable> cause) {

    /** A mistake seen by looking, without anything thrown. */
    public Problem(String place, String what, String remedy) {
        this(place, what, remedy, Optional.empty());
    }

    @Override
    public String toString() {
        return place + ": " + what + " " + remedy;
    }
}
