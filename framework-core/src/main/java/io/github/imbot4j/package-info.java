/** The entry point: it scans or lists bots, starts them and stops them. */
@NullMarked
package io.github.imbot4j;

import org.jspecify.annotations.NullMarked;
