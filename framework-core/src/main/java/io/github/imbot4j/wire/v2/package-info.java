/** The second generation of the protocol: {@code imbot.v2.*}, posted or fetched. All of its spelling is here. */
@NullMarked
package io.github.imbot4j.wire.v2;

import org.jspecify.annotations.NullMarked;
