/** Conversations, surveys, timers and presses, and the replies that belong to them. */
@NullMarked
package io.github.imbot4j.conversation;

import org.jspecify.annotations.NullMarked;
