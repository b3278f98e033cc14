package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of the answers of a survey, begun with {@code chat.ask(Survey.of(…))}: called once, when everyone has
 * answered or the time is over. The method takes {@code Answers<R>}, where {@code R} is the record whose components are
 * asked for. The reply it returns is sent to the chat that asked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnSurvey {

    /** Whether everybody is shown their answers at the end and has to confirm them. */
    boolean confirm() default false;
}
