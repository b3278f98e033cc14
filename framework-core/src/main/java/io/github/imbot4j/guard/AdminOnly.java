package io.github.imbot4j.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Let administrators of the portal only run a handler, or every handler of a bot. It is proven with the token of whoever asks, see {@link io.github.imbot4j.chat.Permissions#isAdmin()}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AdminOnly {}
