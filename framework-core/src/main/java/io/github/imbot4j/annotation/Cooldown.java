package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A guard that lets a handler run again only after some time; a user who asks earlier is told how long it takes. The
 * cooldown begins when the handler has succeeded, survives restarts, and is the same on every node. On a class, each
 * handler has a cooldown of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Cooldown {

    /** How long, such as {@code "10s"}, {@code "5m"}, {@code "1h30m"} or {@code "1d"}. */
    String value();

    /** What has a cooldown of its own. */
    CooldownScope per() default CooldownScope.USER;
}
