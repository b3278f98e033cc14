/** Threads, timers and clocks. */
@NullMarked
package io.github.imbot4j.concurrent;

import org.jspecify.annotations.NullMarked;
