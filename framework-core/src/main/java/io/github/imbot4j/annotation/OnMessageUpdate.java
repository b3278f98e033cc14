package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A handler of edits of messages the bot can see ({@link io.github.imbot4j.event.MessageUpdated}). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnMessageUpdate {

    /** In these dialogs only; empty for all. */
    DialogKind[] in() default {};

    /** Also when another bot caused it; never the bot itself. */
    boolean bots() default false;
}
