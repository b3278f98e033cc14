package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of messages to the bot. The most specific handler wins: exact text, then pattern, then any; a mention and a
 * dialog kind narrow further; then priority. Two handlers that tie are a start-up error.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnMessage {

    /** The exact text, compared after trimming and ignoring case; empty for any. */
    String value() default "";

    /** A regular expression the whole text must match; its groups are String parameters, in order. */
    String pattern() default "";

    /** In these dialogs only; empty for all. */
    DialogKind[] in() default {};

    /** Only when the bot is mentioned. */
    boolean mention() default false;

    /** The higher goes first among equally specific ones. */
    int priority() default 0;

    /** Also messages of other bots; never the bot's own. */
    boolean bots() default false;

    /** Only while the conversation is in this state; it is taken as a parameter. */
    Class<? extends Record> state() default Record.class;
}
