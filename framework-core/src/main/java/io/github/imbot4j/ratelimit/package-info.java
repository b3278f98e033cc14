/** How many requests a portal may be sent, and how many it has been sent. */
@NullMarked
package io.github.imbot4j.ratelimit;

import org.jspecify.annotations.NullMarked;
