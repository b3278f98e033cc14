/** The sending of the outbox: batches, outcomes, and the search for messages that may have been posted. */
@NullMarked
package io.github.imbot4j.sending;

import org.jspecify.annotations.NullMarked;
