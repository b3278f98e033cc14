/**
 * The way from an event to the posts an app receives: who receives them, the form, and the delivery to the handler.
 */
@NullMarked
package io.github.imbot4j.emulator.event;

import org.jspecify.annotations.NullMarked;
