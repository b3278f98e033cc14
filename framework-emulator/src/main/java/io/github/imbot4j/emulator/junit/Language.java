package io.github.imbot4j.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Set the language of a {@link User}'s interface, which bots see of people they look up. What they answer in is the portal's:
 * {@link Portal#inLanguage}.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Language {

    /** Such as {@code ru}. */
    String value();
}
