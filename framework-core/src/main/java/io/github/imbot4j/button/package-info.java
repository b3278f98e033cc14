/**
 * Records that travel with buttons: signed on the way out, proven on the way back.
 */
@NullMarked
package io.github.imbot4j.button;

import org.jspecify.annotations.NullMarked;
