/**
 * Comparisons on which decisions rest, see the ADRs; and attacks on a running program: {@link io.github.imbot4j.benchmarks.Attack} and
 * {@link io.github.imbot4j.benchmarks.InstallAttack}.
 */
@NullMarked
package io.github.imbot4j.benchmarks;

import org.jspecify.annotations.NullMarked;
