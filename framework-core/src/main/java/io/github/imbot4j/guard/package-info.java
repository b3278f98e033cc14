/** Guards that decide which users may run a handler, where, and how often, and the annotations that apply them. */
@NullMarked
package io.github.imbot4j.guard;

import org.jspecify.annotations.NullMarked;
