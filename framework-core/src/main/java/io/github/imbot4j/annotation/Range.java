package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The bounds of a number parsed from command text, beside picocli's {@code @Parameters} or {@code @Option}. A value
 * outside the bounds is explained to the user and reaches no handler; in a container, every element is checked.
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
