/** The greeter: the ten lines of the README. */
@NullMarked
package io.github.imbot4j.samples.greeter;

import org.jspecify.annotations.NullMarked;
