/** Which generations of the protocol this program speaks: the only package that knows all of them. */
@NullMarked
package io.github.imbot4j.wire.generation;

import org.jspecify.annotations.NullMarked;
