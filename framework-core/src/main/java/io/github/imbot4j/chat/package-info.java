/**
 * What bots send with beyond the event: chats, people, portals.
 */
@NullMarked
package io.github.imbot4j.chat;

import org.jspecify.annotations.NullMarked;
