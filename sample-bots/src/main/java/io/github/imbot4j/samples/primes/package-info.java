/** Count primes: work that takes its time and says how far it is. */
@NullMarked
package io.github.imbot4j.samples.primes;

import org.jspecify.annotations.NullMarked;
