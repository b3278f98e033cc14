/** The counterpart of the official EchoBot: it repeats every message. */
@NullMarked
package io.github.imbot4j.samples.echo;

import org.jspecify.annotations.NullMarked;
