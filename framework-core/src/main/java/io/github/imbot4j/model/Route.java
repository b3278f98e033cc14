package io.github.imbot4j.model;

/**
 * Bind a trigger to its handler.
 *
 * @param trigger what sets it off
 * @param handler what runs
 * @param place where it was declared, such as {@code Greeter.hello(String)}, for messages
 */
public record Route(Trigger trigger, Handler handler, String place) {}
