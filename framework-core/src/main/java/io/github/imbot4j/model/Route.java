package io.github.imbot4j.model;

import io.github.imbot4j.guard.Guard;
import io.github.imbot4j.handler.Handler;
import java.util.Comparator;
import java.util.List;

/**
 * A trigger and its handler.
 *
 * @param trigger what sets it off
 * @param handler what runs
 * @param place where it was declared, such as {@code Greeter.hello(String)}, for messages
 * @param guards all of them have to agree first, asked in this order, slow ones last
 */
public record Route(Trigger trigger, Handler handler, String place, List<Guard> guards) {

    public Route {
        guards = guards.stream().sorted(Comparator.comparing(Guard::isSlow)).toList();
    }

    /** One that anybody may set off. */
    public Route(Trigger trigger, Handler handler, String place) {
        this(trigger, handler, place, List.of());
    }
}
