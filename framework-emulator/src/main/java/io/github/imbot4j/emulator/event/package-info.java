/** From what happened to the posts an app receives: who is told, what the form says, and the way to the handler. */
@NullMarked
package io.github.imbot4j.emulator.event;

import org.jspecify.annotations.NullMarked;
