package io.github.imbot4j.problem;

/**
 * Name one mistake in a bot's definition: what, where, and the remedy.
 *
 * @param place the class, method or field, such as {@code Greeter.hello(String)}
 * @param what what is wrong, with values in quotes
 * @param remedy what to write instead, an imperative sentence
 */
public record Problem(String place, String what, String remedy) {

    @Override
    public String toString() {
        return place + ": " + what + " " + remedy;
    }
}
