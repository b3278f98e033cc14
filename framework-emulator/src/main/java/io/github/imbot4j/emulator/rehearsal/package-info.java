/** An app's life on the portal, played from what its bots declare, and the print of it. */
@NullMarked
package io.github.imbot4j.emulator.rehearsal;

import org.jspecify.annotations.NullMarked;
