package io.github.imbot4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handle presses of buttons that carry a record; the record is the one parameter of a record type. Nothing that was forged,
 * has expired or was meant for somebody else comes here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnButton {}
