/** Dates, times, durations and numbers as people type them. */
@NullMarked
package io.github.imbot4j.textparsing;

import org.jspecify.annotations.NullMarked;
