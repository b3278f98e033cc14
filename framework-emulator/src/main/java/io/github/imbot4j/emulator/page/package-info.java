/** The page for the browser: a messenger for the portal, its JSON API and its live feed. */
@NullMarked
package io.github.imbot4j.emulator.page;

import org.jspecify.annotations.NullMarked;
