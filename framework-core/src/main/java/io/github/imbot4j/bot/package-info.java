/** What handlers take and return: senders, messages, chats, arguments, timers, memory. */
@NullMarked
package io.github.imbot4j.bot;

import org.jspecify.annotations.NullMarked;
