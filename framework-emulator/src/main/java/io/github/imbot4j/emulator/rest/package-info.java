/** The methods of the portal's REST, with their checks in the server's order, their coercions and their errors. */
@NullMarked
package io.github.imbot4j.emulator.rest;

import org.jspecify.annotations.NullMarked;
