/** The commands of the portal: talk to the bots in the browser, and rehearse. */
@NullMarked
package io.github.imbot4j.emulator.cli;

import org.jspecify.annotations.NullMarked;
