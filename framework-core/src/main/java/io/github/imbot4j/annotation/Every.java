package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that runs at certain times on each portal that has the bot, in the portal's time zone. A run that was due
 * while the app was stopped takes place once when it starts again.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Every {

    /** Days and times, such as {@code Mon-Fri 09:00}, {@code 09:00, 18:00} or {@code 15m}. */
    String value();
}
