/**
 * The only place that spells portal keys.
 */
@NullMarked
package io.github.imbot4j.wire;

import org.jspecify.annotations.NullMarked;
