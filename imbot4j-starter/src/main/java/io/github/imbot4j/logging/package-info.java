/** The log of programs that bring no configuration of their own. */
@NullMarked
package io.github.imbot4j.logging;

import org.jspecify.annotations.NullMarked;
