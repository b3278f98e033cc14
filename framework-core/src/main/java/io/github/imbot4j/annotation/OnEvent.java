package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of any event of a portal ({@link io.github.imbot4j.event.PortalEvent}), such as a new CRM deal. The event
 * is bound when the app is installed or updated, verified by the application token like all others, and handled once;
 * events about one object are handled in order. The app needs the scope to which the event belongs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnEvent {

    /** The portal's name of the event, in any case, such as {@code ONCRMDEALADD}. */
    String value();

    /**
     * Has the portal keep the event in a queue too, from which it is collected every minute: for events that must not be missed when a
     * post is lost or the bots are down. The queue keeps the newest of equal events (transport §4.4). It needs the rights of an
     * administrator and a plan with {@code rest_offline_extended}.
     */
    boolean offline() default false;
}
