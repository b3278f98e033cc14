/** A bot that plays, with its keyboard for a board. */
@NullMarked
package io.github.imbot4j.samples.martha;

import org.jspecify.annotations.NullMarked;
