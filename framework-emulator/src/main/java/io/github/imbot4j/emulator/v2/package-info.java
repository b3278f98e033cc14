/** The second generation of the bot API, {@code imbot.v2.*} and {@code im.v2.*}: methods, objects and events. */
@NullMarked
package io.github.imbot4j.emulator.v2;

import org.jspecify.annotations.NullMarked;
