/** An order taken in a conversation that survives restart and redeploy. */
@NullMarked
package io.github.imbot4j.samples.pizza;

import org.jspecify.annotations.NullMarked;
