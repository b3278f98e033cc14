/** Reminders: points in time, timers, and a list in which to cancel them. */
@NullMarked
package io.github.imbot4j.samples.remind;

import org.jspecify.annotations.NullMarked;
