/**
 * The live handles a handler speaks through, and the invocation that carries them.
 */
@NullMarked
package io.github.imbot4j.chat;

import org.jspecify.annotations.NullMarked;
