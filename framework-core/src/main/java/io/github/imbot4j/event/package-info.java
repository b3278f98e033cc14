/**
 * What a portal told us: sealed, immutable, the same for both generations of the protocol.
 */
@NullMarked
package io.github.imbot4j.event;

import org.jspecify.annotations.NullMarked;
