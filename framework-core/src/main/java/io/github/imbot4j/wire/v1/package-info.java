/**
 * The first generation of the protocol: {@code ONIMBOT*} events and {@code imbot.*} calls.
 */
@NullMarked
package io.github.imbot4j.wire.v1;

import org.jspecify.annotations.NullMarked;
