/**
 * The protocol as a port, and what all generations share; the keys of a generation are in its own package, such as {@code wire.v1}.
 */
@NullMarked
package io.github.imbot4j.wire;

import org.jspecify.annotations.NullMarked;
