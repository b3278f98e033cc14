package io.github.imbot4j.payload;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which a record is stored: in conversations, timers and buttons. It stays when the class is renamed or moved, so that
 * what was stored before still finds its handler.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredName {

    /** No other record of the bot may have the same; for a record that buttons carry, a Java identifier. */
    String value();
}
