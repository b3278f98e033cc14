/** What all generations of the protocol write and read alike: attachments, keyboards, BB code, times, checks of arguments. */
@NullMarked
package io.github.imbot4j.wire.shared;

import org.jspecify.annotations.NullMarked;
