/** Counting primes: a long task that shows its progress. */
@NullMarked
package io.github.imbot4j.samples.primes;

import org.jspecify.annotations.NullMarked;
