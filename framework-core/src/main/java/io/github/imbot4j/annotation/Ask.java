package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The question for a component of a record that {@link OnForm} takes. Without it, the component's name is used. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Ask {

    /** The question; or <code>{key}</code> of the bot's texts. */
    String value();

    /** What the component is called where all answers are shown; or <code>{key}</code>. The component's name when empty. */
    String label() default "";
}
