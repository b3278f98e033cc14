package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of a record that a user has filled in, begun with {@code Next.form(…)}: the method's one parameter of a
 * record type. Its components are asked for in their order, parsed like a command's parameters, shown, and confirmed,
 * unless {@link #confirm} is false. The conversation then ends, unless the method returns another {@code Next}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnForm {

    /** Whether all answers are shown at the end and have to be confirmed; without, the method runs at the last answer. */
    boolean confirm() default true;
}
