/** The recreation of bots when their classes change, while the portal stays as it is. */
@NullMarked
package io.github.imbot4j.emulator.reload;

import org.jspecify.annotations.NullMarked;
