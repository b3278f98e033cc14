/** A bot that is the first line of an Open Line. */
@NullMarked
package io.github.imbot4j.samples.desk;

import org.jspecify.annotations.NullMarked;
