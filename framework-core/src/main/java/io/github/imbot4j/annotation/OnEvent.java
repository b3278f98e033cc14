package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handle any event of a portal ({@link io.github.imbot4j.event.PortalEvent}), such as a new CRM deal. The event is bound when the app is
 * installed or updated, verified by the application token as all others are, and handled once; events about one object are handled in
 * order. The app needs the scope to which the event belongs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnEvent {

    /** The portal's name of the event, in any case, such as {@code ONCRMDEALADD}. */
    String value();
}
