/** Remind people: moments, timers, and a list to take them back from. */
@NullMarked
package io.github.imbot4j.samples.remind;

import org.jspecify.annotations.NullMarked;
