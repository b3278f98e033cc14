/** A bot that hands the portal's deals to couriers. */
@NullMarked
package io.github.imbot4j.samples.courier;

import org.jspecify.annotations.NullMarked;
