/** The bot the crash tests run. */
@NullMarked
package io.github.imbot4j.samples.crash;

import org.jspecify.annotations.NullMarked;
