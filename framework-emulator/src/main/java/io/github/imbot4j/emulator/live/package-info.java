/** An application's bots, running against the portal in this process. */
@NullMarked
package io.github.imbot4j.emulator.live;

import org.jspecify.annotations.NullMarked;
