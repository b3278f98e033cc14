/** The conversion of PHP form text to a tree and back. */
@NullMarked
package io.github.imbot4j.phpform;

import org.jspecify.annotations.NullMarked;
