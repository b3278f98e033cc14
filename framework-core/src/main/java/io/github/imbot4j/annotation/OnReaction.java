package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of reactions to the bot's messages, put on or taken off ({@link io.github.imbot4j.event.ReactionChanged}). They come from portals
 * that are spoken to in the second generation of the API.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnReaction {

    /** In these dialogs only; empty for all. */
    DialogKind[] in() default {};

    /** Also when another bot caused it; never the bot itself. */
    boolean bots() default false;
}
