/** The journal that keeps everything in memory, and forgets it when the process ends. */
@NullMarked
package io.github.imbot4j.delivery.memory;

import org.jspecify.annotations.NullMarked;
