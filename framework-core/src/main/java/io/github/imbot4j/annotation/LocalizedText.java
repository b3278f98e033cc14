package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text in one more language, inside {@link Command}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface LocalizedText {

    /** Two letters, such as {@code "ru"}. */
    String language();

    /** The title, at most 255 characters. */
    String title();

    /** What to type after the command. */
    String params() default "";
}
