package io.github.imbot4j.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Have whoever gives a command confirm it: they are asked with two buttons, and "Yes" runs it with the same words. Only they can
 * confirm it, once, in that dialog, within five minutes; anybody else who presses reads that it is for somebody else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Confirm {

    /** The question, or <code>{key}</code> of the bot's texts; empty for the framework's own. */
    String value() default "";
}
