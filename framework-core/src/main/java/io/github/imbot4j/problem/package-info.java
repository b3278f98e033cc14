/**
 * What is wrong with a bot's definition, all of it together.
 */
@NullMarked
package io.github.imbot4j.problem;

import org.jspecify.annotations.NullMarked;
