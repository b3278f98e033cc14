package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that applies to every bot of the app; it is found by the scanner like bots. Its {@link OnError} methods
 * handle what the bots' own do not. If it is an {@link io.github.imbot4j.model.Interceptor}, it runs around every
 * handler; if it is an {@link io.github.imbot4j.model.AppExtension}, it starts and stops with the bots.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BotAdvice {

    /**
     * Where an interceptor stands: one with a lower number is further out. Two with the same number refuse to start. Extensions
     * with a lower number start earlier.
     */
    int order() default 0;
}
