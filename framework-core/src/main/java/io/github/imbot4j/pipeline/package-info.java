/** The way of an event, from the post to the handler that it is for. */
@NullMarked
package io.github.imbot4j.pipeline;

import org.jspecify.annotations.NullMarked;
