/**
 * The ports of the journal (inbox, outbox) and the lanes that keep a dialog in order.
 */
@NullMarked
package io.github.imbot4j.delivery;

import org.jspecify.annotations.NullMarked;
