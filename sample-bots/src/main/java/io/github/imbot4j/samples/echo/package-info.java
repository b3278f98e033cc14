/** Answer as the official EchoBot does: say everything back. */
@NullMarked
package io.github.imbot4j.samples.echo;

import org.jspecify.annotations.NullMarked;
