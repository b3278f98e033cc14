/** Apps on the portal: their cards, installs, tokens. */
@NullMarked
package io.github.imbot4j.emulator.app;

import org.jspecify.annotations.NullMarked;
