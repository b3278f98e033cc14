/**
 * Scan or list bots, start them, stop them: the front door.
 */
@NullMarked
package io.github.imbot4j;

import org.jspecify.annotations.NullMarked;
