package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declare something for every bot of the app; the class is found by the scanner as bots are. Its {@link OnError} methods take what
 * the bots' own do not. If it is an {@link io.github.imbot4j.model.Interceptor}, it stands around every handler; if it is an
 * {@link io.github.imbot4j.model.AppExtension}, it starts and stops with the bots.
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
