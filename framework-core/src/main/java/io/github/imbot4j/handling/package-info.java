/** What a handler works with while it runs: its context, chats, people, progress, and the calls it collects. */
@NullMarked
package io.github.imbot4j.handling;

import org.jspecify.annotations.NullMarked;
