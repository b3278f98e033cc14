/** What the portal remembers: people, chats, messages, files, bots, commands, apps, tokens. Values and one store, no behaviour. */
@NullMarked
package io.github.imbot4j.emulator.state;

import org.jspecify.annotations.NullMarked;
