package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Say that these states mean something else than they did, although they look the same: conversations kept in another
 * version are asked to go on or start again. A change of components needs none of this, since it shows. On a sealed
 * interface it counts for every record in it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StateVersion {

    /** Counted up by hand; without the annotation it is 1. */
    int value();
}
