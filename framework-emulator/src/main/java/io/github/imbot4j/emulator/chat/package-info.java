/** The messenger: what people and bots do in chats, and who is told. Knows no REST and no HTTP. */
@NullMarked
package io.github.imbot4j.emulator.chat;

import org.jspecify.annotations.NullMarked;
