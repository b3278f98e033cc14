/**
 * An event to its handler, in constant time of the number of commands.
 */
@NullMarked
package io.github.imbot4j.routing;

import org.jspecify.annotations.NullMarked;
