/** What can be made to go wrong between a portal and an app, on demand. */
@NullMarked
package io.github.imbot4j.emulator.fault;

import org.jspecify.annotations.NullMarked;
