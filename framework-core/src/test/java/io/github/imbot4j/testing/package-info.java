/** What tests of several modules share. */
@NullMarked
package io.github.imbot4j.testing;

import org.jspecify.annotations.NullMarked;
