/** The registration that makes a portal match the model, by a plan that is data before it is applied. */
@NullMarked
package io.github.imbot4j.registration;

import org.jspecify.annotations.NullMarked;
