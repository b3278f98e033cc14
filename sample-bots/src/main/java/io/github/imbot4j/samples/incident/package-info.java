/** A bot that gathers people around an incident. */
@NullMarked
package io.github.imbot4j.samples.incident;

import org.jspecify.annotations.NullMarked;
