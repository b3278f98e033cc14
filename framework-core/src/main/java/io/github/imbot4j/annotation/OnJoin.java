package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A handler of the bot joining a dialog ({@link io.github.imbot4j.event.BotJoined}). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnJoin {

    /** In these dialogs only; empty for all. */
    DialogKind[] in() default {};

    /** Also when another bot caused it. */
    boolean bots() default false;

    /** Also when the bot itself began: it wrote first, or created the chat. */
    boolean own() default false;
}
