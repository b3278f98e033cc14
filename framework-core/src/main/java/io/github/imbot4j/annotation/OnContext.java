package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A handler of links with a bot context ({@link io.github.imbot4j.event.ContextReceived}). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnContext {

    /** In these dialogs only; empty for all. */
    DialogKind[] in() default {};

    /** Also when another bot caused it; never the bot itself. */
    boolean bots() default false;
}
