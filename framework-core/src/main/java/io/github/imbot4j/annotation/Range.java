package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bound a number that is read from command text, beside picocli's {@code @Parameters} or {@code @Option}. What lies outside
 * is explained to the user and reaches no handler; of a container every element is bounded.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface Range {

    /** The least that is allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The most that is allowed. */
    double max() default Double.POSITIVE_INFINITY;
}
