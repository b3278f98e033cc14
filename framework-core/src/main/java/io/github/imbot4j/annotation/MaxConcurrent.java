package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A limit of the number of concurrent runs of a handler in this process; a user over the limit is told that it is busy.
 * Requests do not wait: a waiting one would delay everything else in its dialog.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface MaxConcurrent {

    /** At most so many, 1 or more. */
    int value();
}
