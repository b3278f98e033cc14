package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A guard that lets only members of some departments run a handler, or every handler of a bot: users who work in one of
 * them, or in a department below it. Needs the scope {@code im}; without it, every user is rejected.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Department {

    /** Their names, whatever the case, such as {@code "Sales"}; an app for many portals knows nothing else of them. One with a slash is
     * written as it is, {@code "East / West"}. */
    String[] value() default {};

    /** Their ids; people of departments below them are not counted in. */
    long[] ids() default {};
}
