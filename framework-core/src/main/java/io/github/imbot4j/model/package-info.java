/**
 * A bot, described: what annotations are turned into, and what code can build without them.
 */
@NullMarked
package io.github.imbot4j.model;

import org.jspecify.annotations.NullMarked;
