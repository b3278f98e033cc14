package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version of the states of a conversation, to be incremented when their meaning changes although their components
 * do not: users in conversations stored with another version are asked whether to continue or start again. A change of
 * components is detected without it. On a sealed interface it applies to every record in it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StateVersion {

    /** Counted up by hand; without the annotation it is 1. */
    int value();
}
