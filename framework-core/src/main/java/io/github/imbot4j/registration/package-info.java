/**
 * Make a portal match the model: a plan that is data before it is an act.
 */
@NullMarked
package io.github.imbot4j.registration;

import org.jspecify.annotations.NullMarked;
