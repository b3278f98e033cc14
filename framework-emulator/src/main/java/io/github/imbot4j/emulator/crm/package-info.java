/** Deals, contacts and tasks of the portal, and the events that tell of them. */
@NullMarked
package io.github.imbot4j.emulator.crm;

import org.jspecify.annotations.NullMarked;
