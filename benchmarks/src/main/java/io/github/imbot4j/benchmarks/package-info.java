/** Comparisons on which decisions rest; see the ADRs. */
@NullMarked
package io.github.imbot4j.benchmarks;

import org.jspecify.annotations.NullMarked;
