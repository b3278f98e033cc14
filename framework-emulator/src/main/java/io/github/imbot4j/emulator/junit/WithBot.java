package io.github.imbot4j.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bot that takes part in a {@link Dialog}. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface WithBot {

    /** The bot's code. */
    String value();

    /** The user's name in a private chat; the first user without. */
    String user() default "";
}
