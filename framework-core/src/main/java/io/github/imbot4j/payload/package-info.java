/** The conversion of an author's records to text and back. */
@NullMarked
package io.github.imbot4j.payload;

import org.jspecify.annotations.NullMarked;
