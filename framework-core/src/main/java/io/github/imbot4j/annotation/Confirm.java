package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A guard that asks the user to confirm a command: with two buttons, of which "Yes" runs it with the same words. Only
 * that user can confirm it, once, in that dialog, within five minutes; other users who press are told that it is not
 * for them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Confirm {

    /** The question, or <code>{key}</code> of the bot's texts; empty for the framework's own. */
    String value() default "";
}
