package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of exceptions that the bot's handlers throw; the nearest exception type wins. The exception is taken as a
 * parameter. Without an error handler, the user gets a polite reply with an incident id that is also in the log.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnError {

    /** This exception and its subclasses. */
    Class<? extends Throwable> value() default Exception.class;
}
