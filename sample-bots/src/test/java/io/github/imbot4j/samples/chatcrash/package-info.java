/** The bot the crash tests run. */
@NullMarked
package io.github.imbot4j.samples.chatcrash;

import org.jspecify.annotations.NullMarked;
