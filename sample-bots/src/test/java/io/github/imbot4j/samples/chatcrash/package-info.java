/** The bot of the crash test of chats. */
@NullMarked
package io.github.imbot4j.samples.chatcrash;

import org.jspecify.annotations.NullMarked;
