/** The program that runs the sample bots. */
@NullMarked
package io.github.imbot4j.samples;

import org.jspecify.annotations.NullMarked;
