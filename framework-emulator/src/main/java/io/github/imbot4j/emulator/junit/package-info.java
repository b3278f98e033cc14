/**
 * The test kit: users who talk to bots, chats to look into, a portal that fails on demand. {@link
 * io.github.imbot4j.emulator.junit.BotTest} brings it into JUnit 5; {@link io.github.imbot4j.emulator.junit.BotKit} works
 * without.
 */
@NullMarked
package io.github.imbot4j.emulator.junit;

import org.jspecify.annotations.NullMarked;
