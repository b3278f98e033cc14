package io.github.imbot4j.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The language of a {@link User}'s interface, which bots see for users they look up. Bots answer in the portal's
 * language: {@link Portal#inLanguage}.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Language {

    /** Such as {@code ru}. */
    String value();
}
