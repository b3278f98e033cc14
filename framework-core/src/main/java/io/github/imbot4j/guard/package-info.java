/**
 * Who may run a handler, where, and how often: guards and the annotations that put them on handlers.
 */
@NullMarked
package io.github.imbot4j.guard;

import org.jspecify.annotations.NullMarked;
