/** The comparison of imbot4j with other servers of bots on the same work, and its limits: many portals, slow handlers, hours. */
@NullMarked
package io.github.imbot4j.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
