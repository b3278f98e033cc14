package io.github.imbot4j.binding;

import io.github.imbot4j.language.MessageKeys;
import io.github.imbot4j.model.Trigger;
import io.github.imbot4j.problem.Problem;
import java.lang.reflect.Method;
import java.util.function.Consumer;

/**
 * A handler method as declared.
 *
 * @param method the method
 * @param trigger what its annotation says
 * @param annotation as written, such as {@code @Command("hello")}, for messages
 * @param place such as {@code Greeter.hello(String) line 14}, for messages
 * @param wording says what its texts are
 */
public record HandlerMethod(Method method, Trigger trigger, String annotation, String place, MessageKeys wording) {

    /** One whose texts are no keys. */
    public HandlerMethod(Method method, Trigger trigger, String annotation, String place) {
        this(method, trigger, annotation, place, MessageKeys.PLAIN);
    }

    /** Reports a mistake of this method. */
    void report(Consumer<Problem> problems, String what, String remedy) {
        problems.accept(new Problem(place, what, remedy));
    }
}
