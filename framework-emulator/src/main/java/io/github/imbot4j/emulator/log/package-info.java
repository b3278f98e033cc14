/** What went between the portal and the apps, for people to read. */
@NullMarked
package io.github.imbot4j.emulator.log;

import org.jspecify.annotations.NullMarked;
