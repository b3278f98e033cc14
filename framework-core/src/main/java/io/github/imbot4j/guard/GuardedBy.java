package io.github.imbot4j.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A meta-annotation that makes an annotation a guard of handlers. The annotation may carry several guards: this one,
 * and those of the annotations on it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface GuardedBy {

    /**
     * The guard; one for each place the annotation stands at. It is made with a constructor that takes the annotation, when it has
     * one; else the way bots are made.
     */
    Class<? extends Guard> value();
}
