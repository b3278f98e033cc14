/** A bot with many small commands, in two languages. */
@NullMarked
package io.github.imbot4j.samples.units;

import org.jspecify.annotations.NullMarked;
