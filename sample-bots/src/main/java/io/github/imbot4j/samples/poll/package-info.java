/** A bot that lets a chat vote. */
@NullMarked
package io.github.imbot4j.samples.poll;

import org.jspecify.annotations.NullMarked;
