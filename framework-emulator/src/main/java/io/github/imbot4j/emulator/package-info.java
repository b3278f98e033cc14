/** A Bitrix24 portal in a jar: real HTTP, real state, faults on demand. */
@NullMarked
package io.github.imbot4j.emulator;

import org.jspecify.annotations.NullMarked;
