package io.github.imbot4j.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Let a handler run so many times at once in this process; who comes then reads that it is busy. Nobody waits: a dialog that waited
 * would keep everything else that is said in it waiting too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface MaxConcurrent {

    /** At most so many, 1 or more. */
    int value();
}
